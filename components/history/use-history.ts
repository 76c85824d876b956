'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { findInvestigations } from '#app/actions/history.ts';
import { askServer } from '#components/ui/ask-server.ts';
import type { HistoryFilter, HistoryPage } from '#lib/contracts/history.ts';
import { writeFilter } from './history-url.ts';

export interface HistoryView {
  /** Address of the filter that the page answers. */
  key: string;
  page: HistoryPage;
}

interface Wish {
  filter: HistoryFilter;
  limit: number;
}

const old = 'what is shown may be old';

/**
 * The list for a filter. One question is on its way at a time: while somebody types, only the newest filter
 * is asked next, and an answer that is no longer wanted is dropped.
 */
export function useHistory(initial: HistoryPage, initialKey: string, filter: HistoryFilter) {
  const [view, setView] = useState<HistoryView>({ key: initialKey, page: initial });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const next = useRef<Wish | null>(null);
  const asking = useRef(false);
  const key = writeFilter(filter);

  const ask = useCallback(async (wish: Wish) => {
    next.current = wish;
    if (asking.current) return;
    asking.current = true;
    setBusy(true);
    while (next.current) {
      const now: Wish = next.current;
      next.current = null;
      const answer = await askServer(findInvestigations(now), old);
      if (next.current) continue;
      if (answer.ok) setView({ key: writeFilter(now.filter), page: answer.value });
      setProblem(answer.ok ? null : answer.error.sentence);
    }
    asking.current = false;
    setBusy(false);
  }, []);

  const shown = useRef(initialKey);
  useEffect(() => {
    if (shown.current === key) return;
    shown.current = key;
    void ask({ filter: Object.fromEntries(new URLSearchParams(key)) as HistoryFilter, limit: 50 });
  }, [key, ask]);

  const more = useCallback(async () => {
    const { next: after } = view.page;
    if (!after || asking.current) return;
    asking.current = true;
    setBusy(true);
    const wanted = Object.fromEntries(new URLSearchParams(view.key)) as HistoryFilter;
    const answer = await askServer(findInvestigations({ filter: wanted, after }), 'there may be more');
    asking.current = false;
    setBusy(false);
    if (next.current) {
      void ask(next.current);
      return;
    }
    setProblem(answer.ok ? null : answer.error.sentence);
    if (!answer.ok) return;
    const { rows, next: rest } = answer.value;
    setView((had) => {
      const known = new Set(had.page.rows.map(({ id }) => id));
      return {
        ...had,
        page: {
          ...had.page,
          next: rest,
          rows: [...had.page.rows, ...rows.filter(({ id }) => !known.has(id))],
        },
      };
    });
  }, [view, ask]);

  /** Looks again, as far as it was shown, after something changed. */
  const reload = useCallback(
    (least = 0) => ask({ filter, limit: Math.min(500, Math.max(50, least, view.page.rows.length)) }),
    [ask, filter, view.page.rows.length],
  );

  return { view, problem, busy, stale: view.key !== key, more, reload };
}
