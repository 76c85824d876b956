'use client';

import { useCallback, useRef, useState } from 'react';
import type { HistoryRow } from '#lib/contracts/history.ts';

/** Rows that are selected; what is no longer shown is selected no more. */
export function useSelection(rows: readonly HistoryRow[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
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
  const clear = useCallback(() => setChosen(new Set()), []);
  const selected = rows.filter(({ id }) => chosen.has(id));
  return {
    rows: selected,
    ids: selected.map(({ id }) => id),
    set: chosen,
    toggle,
    clear,
  };
}
