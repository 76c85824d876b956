'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { pinConversation, renameConversation, shareWithTeam } from '#app/actions/conversations.ts';
import { archiveInvestigations, deleteInvestigations, linkInvestigations } from '#app/actions/history.ts';
import { plural } from '#components/format/numbers.ts';
import { askOrTell } from '#components/ui/ask-or-tell.ts';
import { showToast } from '#components/ui/toast.tsx';
import { historyBounds } from '#lib/contracts/history.ts';
import type { Result } from '#lib/contracts/result.ts';

/** Fewer than one request takes: deleting is more work than putting away. */
const deletedAtOnce = 100;

/** What was done to all of them, go after go; undefined where not even the first could be done. */
async function inGoes(
  ids: string[],
  size: number,
  work: (some: string[]) => Promise<Result<string[]>>,
): Promise<string[] | undefined> {
  const done: string[] = [];
  for (let from = 0; from < ids.length; from += size) {
    const some = await askOrTell(work(ids.slice(from, from + size)));
    if (!some) return done.length > 0 ? done : undefined;
    done.push(...some);
  }
  return done;
}

interface Options {
  /** Those that are put away already. */
  archived: ReadonlySet<string>;
  /** Looks again at what is stored. */
  reload: () => void;
  onGone: () => void;
}

/** What a person does to one or several investigations of the list. */
export function useHistoryVerbs({ archived: away, reload, onGone }: Options) {
  const router = useRouter();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const hide = (ids: string[]) => setHidden((had) => new Set([...had, ...ids]));
  const show = (ids: string[]) => setHidden((had) => had.difference(new Set(ids)));
  const putAway = (ids: string[], archived: boolean) =>
    inGoes(ids, historyBounds.changed, (some) => archiveInvestigations(some, archived));
  const lookAgain = () => {
    reload();
    // The sidebar lists them, too.
    router.refresh();
  };
  const change = async (answer: Promise<Result<unknown>>): Promise<boolean> => {
    const changed = (await askOrTell(answer)) !== undefined;
    if (changed) lookAgain();
    return changed;
  };

  const putBack = async (ids: string[]) => {
    await putAway(ids, false);
    lookAgain();
  };

  const archive = async (ids: string[], archived: boolean) => {
    const changed = await putAway(
      ids.filter((id) => away.has(id) !== archived),
      archived,
    );
    if (!changed) return;
    onGone();
    lookAgain();
    showToast({
      title: `${plural(changed.length, 'investigation')} ${archived ? 'archived' : 'taken out of the archive'}.`,
      action: {
        label: 'Undo',
        run: async () => {
          if (await putAway(changed, !archived)) lookAgain();
        },
      },
    });
  };

  /** Archived at once, deleted when the undo is over: a tab closed in between loses nothing. */
  const remove = async (ids: string[]) => {
    const were = ids.filter((id) => !away.has(id));
    if (!(await putAway(were, true))) return;
    hide(ids);
    onGone();
    lookAgain();
    showToast({
      title: `${plural(ids.length, 'investigation')} deleted, with messages and analyses.`,
      action: {
        label: 'Undo',
        run: () => {
          show(ids);
          void putBack(were);
        },
      },
      onPassed: () => void removeForGood(ids),
    });
  };

  const removeForGood = async (ids: string[]) => {
    const gone = await inGoes(ids, deletedAtOnce, deleteInvestigations);
    show(ids);
    lookAgain();
    if (!gone || gone.length === ids.length) return;
    showToast({
      title: `${plural(ids.length - gone.length, 'investigation')} could not be deleted`,
      detail: 'Only their owner may delete them. They were archived instead.',
    });
  };

  const link = async (ids: string[]) => {
    if ((await askOrTell(linkInvestigations(ids))) === undefined) return;
    onGone();
    showToast({ title: `${plural(ids.length, 'investigation')} linked as related.` });
  };

  return {
    hidden,
    archive,
    remove,
    link,
    rename: (id: string, title: string) => change(renameConversation(id, title)),
    pin: (id: string, pinned: boolean) => void change(pinConversation(id, pinned)),
    share: (id: string, visibility: 'team' | 'private') => void change(shareWithTeam(id, visibility)),
    copyLink: (id: string) => {
      navigator.clipboard.writeText(`${location.origin}/investigations/${id}`).then(
        () => showToast({ title: 'Link copied.' }),
        () => showToast({ title: 'The browser did not allow copying.' }),
      );
    },
  };
}
