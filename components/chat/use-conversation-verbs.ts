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
import { askOrTell } from '#components/ui/ask-or-tell.ts';
import { showToast } from '#components/ui/toast.tsx';
import type { ConversationSummary } from '#lib/contracts/conversations.ts';
import type { Result } from '#lib/contracts/result.ts';

async function done(answer: Promise<Result<unknown>>): Promise<boolean> {
  return (await askOrTell(answer)) !== undefined;
}

/** What a person does to the investigation as a whole. */
export function useConversationVerbs({ id, pinned, visibility }: ConversationSummary) {
  const router = useRouter();
  return useMemo(() => {
    const change = async (answer: Promise<Result<unknown>>) => {
      const changed = await done(answer);
      if (changed) router.refresh();
      return changed;
    };
    const leave = () => {
      router.push('/');
      router.refresh();
    };
    const takeBack = async () => {
      if (!(await done(archiveConversation(id, false)))) return;
      router.push(`/investigations/${id}`);
      router.refresh();
    };
    return {
      rename: (title: string) => change(renameConversation(id, title)),
      pin: () => change(pinConversation(id, !pinned)),
      share: () => change(shareWithTeam(id, visibility === 'team' ? 'private' : 'team')),
      archive: async () => {
        if (!(await done(archiveConversation(id, true)))) return;
        leave();
        showToast({ title: 'Archived.', action: { label: 'Undo', run: takeBack } });
      },
      unarchive: () => change(archiveConversation(id, false)),
      /** Archived at once, deleted when the undo is over: a tab closed in between loses nothing. */
      remove: async () => {
        if (!(await done(archiveConversation(id, true)))) return;
        leave();
        showToast({
          title: 'Deleted, with its messages and analyses.',
          action: { label: 'Undo', run: takeBack },
          onPassed: async () => {
            if (await done(deleteConversation(id))) router.refresh();
          },
        });
      },
    };
  }, [id, pinned, visibility, router]);
}
