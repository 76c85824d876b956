'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useUrlState } from '#components/ui/use-url-state.ts';
import { branchOf, placeOf, versionsOf, whatEachFollows } from '#lib/contracts/branches.ts';
import type { Message } from '#lib/contracts/conversations.ts';
import type { Asked } from './use-asking.ts';

/** The versions of a question that was asked in other words, and which of them is looked at. */
export interface Versions {
  ids: readonly string[];
  /** From 0. */
  at: number;
}

/**
 * What is looked at of an investigation whose questions were asked in other words: the newest version, or the one
 * that the address names; and at once the place where a question of this tab branches off.
 */
export function useBranch(messages: readonly Message[], own: readonly Asked[]) {
  const { params, set } = useUrlState();
  const named = params.get('at') ?? undefined;
  const placed = useMemo(() => messages.map(placeOf), [messages]);
  const branching = own.findLastIndex(
    ({ ask, state }) => ask.parentMessageId !== undefined && state.kind !== 'refused',
  );
  const follows = own[branching]?.ask.parentMessageId;
  const shown = useMemo(() => {
    if (follows === undefined) return branchOf(placed, named);
    const branch = follows === null ? [] : branchOf(placed, follows);
    return branch.slice(0, branch.findIndex(({ id }) => id === follows) + 1);
  }, [placed, named, follows]);
  const versions = useMemo(() => versionsOf(placed), [placed]);
  const before = useMemo(() => whatEachFollows(placed), [placed]);
  const newest = useMemo(() => branchOf(placed).at(-1)?.id, [placed]);

  const focus = useRef<'earlier' | 'later' | null>(null);
  useEffect(() => {
    const step = focus.current;
    focus.current = null;
    if (!step || !named) return;
    document.querySelector<HTMLElement>(`[data-versions="${named}"] [data-step="${step}"]`)?.focus();
  }, [named]);

  const last = shown.at(-1)?.id;
  return {
    messages: shown,
    /** Of this tab's questions those that stand after what is shown. */
    own: branching < 0 ? own : own.slice(branching),
    versionsOf: useCallback(
      (messageId: string): Versions | null => {
        const ids = versions.get(messageId);
        return ids ? { ids, at: ids.indexOf(messageId) } : null;
      },
      [versions],
    ),
    /** What an edited question follows: the same as it did. */
    beforeOf: (messageId: string) => before.get(messageId) ?? null,
    /** What the next question follows, where that is not what was said last. */
    goesOn: follows === undefined && last !== newest ? last : undefined,
    show: (messageId: string, step: 'earlier' | 'later') => {
      focus.current = step;
      set({ at: messageId });
    },
    /** The newest version is looked at again. */
    showNewest: () => {
      if (named) set({ at: undefined }, 'replace');
    },
  };
}
