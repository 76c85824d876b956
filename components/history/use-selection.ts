'use client';

import { useCallback, useRef, useState } from 'react';
import type { HistoryRow, MatchingInvestigations } from '#lib/contracts/history.ts';

interface Everything {
  /** Address of the filter that meant them. */
  key: string;
  archived: ReadonlySet<string>;
}

/**
 * Rows that are selected; what is no longer shown is selected no more. Everything that a filter means may be
 * selected, too, shown or not, as long as the filter stays.
 */
export function useSelection(rows: readonly HistoryRow[], key: string) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [every, setEvery] = useState<Everything | null>(null);
  if (every !== null && every.key !== key) {
    setEvery(null);
    setChosen(new Set());
  }
  const last = useRef<string | null>(null);
  const shown = useRef(rows);
  shown.current = rows;
  const toggle = useCallback((id: string, reach: boolean) => {
    setChosen((had) => {
      const next = new Set(had);
      const order = shown.current.map((row) => row.id);
      const [from, to] = [order.indexOf(last.current ?? ''), order.indexOf(id)];
      if (reach && from >= 0 && to >= 0) {
        for (const between of order.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(between);
      } else if (!next.delete(id)) next.add(id);
      last.current = id;
      return next;
    });
  }, []);
  const clear = useCallback(() => {
    setChosen(new Set());
    setEvery(null);
  }, []);
  const selectAll = useCallback(({ active, archived }: MatchingInvestigations, of: string) => {
    setChosen(new Set([...active, ...archived]));
    setEvery({ key: of, archived: new Set(archived) });
  }, []);
  const archived = new Set(every?.archived);
  for (const row of rows) if (row.archived) archived.add(row.id);
  return {
    ids: every ? [...chosen] : rows.flatMap(({ id }) => (chosen.has(id) ? [id] : [])),
    /** Every one that is known to be archived, selected or not. */
    archived,
    set: chosen,
    toggle,
    clear,
    selectAll,
  };
}
