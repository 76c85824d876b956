'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import {
  archiveConversation,
  deleteConversation,
  pinConversation,
  renameConversation,
  shareWithTeam,
} from '#app/actions/conversations.ts';
import { showToast } from '#components/ui/toast.tsx';
import type { ConversationSummary } from '#lib/contracts/conversations.ts';
import type { Result } from '#lib/contracts/result.ts';

/** As long as the toast with its undo stands. */
const undoMs = 10_000;

async function done(work: () => Promise<Result<unknown>>): Promise<boolean> {
  try {
    const answer = await work();
    if (!answer.ok) showToast({ title: answer.error.sentence });
    return answer.ok;
  } catch {
    showToast({ title: 'The server could not be reached; nothing was changed.' });
    return false;
  }
}

/** What a person does to the investigation as a whole. */
export function useConversationVerbs({ id, pinned, visibility }: ConversationSummary) {
  const router = useRouter();
  return useMemo(() => {
    const change = async (work: () => Promise<Result<unknown>>) => {
      const changed = await done(work);
      if (changed) router.refresh();
      return changed;
    };
    const leave = () => {
      router.push('/');
      router.refresh();
    };
    const takeBack = async () => {
      if (!(await done(() => archiveConversation(id, false)))) return;
      router.push(`/investigations/${id}`);
      router.refresh();
    };
    return {
      rename: (title: string) => change(() => renameConversation(id, title)),
      pin: () => change(() => pinConversation(id, !pinned)),
      share: () => change(() => shareWithTeam(id, visibility === 'team' ? 'private' : 'team')),
      archive: async () => {
        if (!(await done(() => archiveConversation(id, true)))) return;
        leave();
        showToast({ title: 'Archived.', action: { label: 'Undo', run: takeBack } });
      },
      unarchive: () => change(() => archiveConversation(id, false)),
      /** Archived at once, deleted when the undo is over: a tab closed in between loses nothing. */
      remove: async () => {
        if (!(await done(() => archiveConversation(id, true)))) return;
        leave();
        const last = setTimeout(async () => {
          if (await done(() => deleteConversation(id))) router.refresh();
        }, undoMs);
        showToast({
          title: 'Deleted, with its messages and analyses.',
          action: {
            label: 'Undo',
            run: () => {
              clearTimeout(last);
              void takeBack();
            },
          },
        });
      },
    };
  }, [id, pinned, visibility, router]);
}
