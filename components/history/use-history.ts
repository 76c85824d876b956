'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { askServer } from '#components/ui/ask-server.ts';
import { useClock } from '#components/ui/instant.tsx';
import { type HistoryPage, type HistoryRow, historyBounds } from '#lib/contracts/history.ts';
import { type HistoryFilter, readAddress, writeFilter } from '#lib/contracts/history-filter.ts';
import type { Result } from '#lib/contracts/result.ts';
import { findInvestigations } from './find-investigations.ts';

export interface HistoryView {
  /** Address of the filter that the page answers. */
  key: string;
  page: HistoryPage;
}

interface Wish {
  filter: HistoryFilter;
  timeZone: string;
  limit: number;
}

const old = 'what is shown may be old';

/**
 * The list for the filter that is wanted. One question is on its way at a time: while somebody types, only the
 * newest filter is asked next, and an answer that is no longer wanted is dropped.
 */
export function useHistory(initial: HistoryView) {
  const [view, setView] = useState<HistoryView>(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const next = useRef<Wish | null>(null);
  const asking = useRef(false);
  const { zone: timeZone } = useClock();

  const ask = useCallback(async (wish: Wish) => {
    next.current = wish;
    if (asking.current) return;
    asking.current = true;
    setBusy(true);
    while (next.current) {
      const now: Wish = next.current;
      next.current = null;
      const answer = await askServer(
        readAsFar(now, () => next.current !== null),
        old,
      );
      if (next.current) continue;
      if (answer.ok) setView({ key: writeFilter(now.filter), page: answer.value });
      setProblem(answer.ok ? null : answer.error.sentence);
    }
    asking.current = false;
    setBusy(false);
  }, []);

  const wanted = useRef(initial.key);
  const [wantedKey, setWantedKey] = useState(initial.key);
  const filter = useMemo(() => readAddress(wantedKey), [wantedKey]);
  const want = useCallback(
    (filter: HistoryFilter) => {
      const key = writeFilter(filter);
      if (wanted.current === key) return;
      wanted.current = key;
      setWantedKey(key);
      void ask({ filter, timeZone, limit: historyBounds.first });
    },
    [ask, timeZone],
  );

  const more = useCallback(async () => {
    const { next: after } = view.page;
    if (!after || asking.current) return;
    asking.current = true;
    setBusy(true);
    const filter = readAddress(view.key);
    const answer = await askServer(
      findInvestigations({ filter, timeZone, after, limit: 100 }),
      'there may be more',
    );
    asking.current = false;
    setBusy(false);
    if (next.current) {
      void ask(next.current);
      return;
    }
    setProblem(answer.ok ? null : answer.error.sentence);
    if (!answer.ok) return;
    const { rows, next: rest } = answer.value;
    setView((had) => ({
      ...had,
      page: { ...had.page, next: rest, rows: joined(had.page.rows, rows) },
    }));
  }, [view, ask, timeZone]);

  /** Looks again, as far as it was shown, after something changed. */
  const reload = useCallback(
    () =>
      ask({
        filter: readAddress(wanted.current),
        timeZone,
        limit: Math.max(historyBounds.first, view.page.rows.length),
      }),
    [ask, timeZone, view.page.rows.length],
  );

  return { filter, view, problem, busy, stale: view.key !== wantedKey, want, more, reload };
}

/** The list as far as it is wished for, in as many goes as that takes; what is wished for meanwhile ends it. */
async function readAsFar({ limit, ...wish }: Wish, outdated: () => boolean): Promise<Result<HistoryPage>> {
  const first = await findInvestigations({ ...wish, limit: Math.min(limit, historyBounds.listed) });
  if (!first.ok) return first;
  const page = { ...first.value };
  while (page.next && page.rows.length < limit && !outdated()) {
    const more = await findInvestigations({
      ...wish,
      after: page.next,
      limit: Math.min(limit - page.rows.length, historyBounds.listed),
    });
    if (!more.ok) return more;
    page.next = more.value.next;
    page.rows = joined(page.rows, more.value.rows);
  }
  return { ok: true, value: page };
}

/** A row that moved while pages were read is in two of them. */
function joined(rows: HistoryRow[], more: HistoryRow[]): HistoryRow[] {
  const known = new Set(rows.map(({ id }) => id));
  return [...rows, ...more.filter(({ id }) => !known.has(id))];
}

/** What was read before goes on behind what was read now. */
export function goOn(had: HistoryPage, now: HistoryPage): HistoryPage {
  const last = now.rows.at(-1);
  const at = now.next && last ? had.rows.findIndex(({ id }) => id === last.id) : -1;
  if (at < 0 || at === had.rows.length - 1) return now;
  return { rows: joined(now.rows, had.rows.slice(at + 1)), next: had.next, found: now.found };
}
