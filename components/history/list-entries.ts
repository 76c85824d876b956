import type { HistoryRow } from '#lib/contracts/history.ts';

type Edges = 'both' | 'top' | 'bottom' | 'none';

export type ListEntry =
  | { kind: 'head'; key: string; head: string }
  /** `place` counts the rows from 1; `edges`: whether it is the first or the last under its heading. */
  | { kind: 'row'; key: string; head: string; row: HistoryRow; place: number; edges: Edges };

type RowEntry = Extract<ListEntry, { kind: 'row' }>;

/** The list as it stands one below the other: headings, and the rows under them. */
export function listEntries(rows: readonly HistoryRow[], headOf: (row: HistoryRow) => string): ListEntry[] {
  const entries: ListEntry[] = [];
  let place = 0;
  for (const [head, under] of Map.groupBy(rows, headOf)) {
    entries.push({ kind: 'head', key: `head ${head}`, head });
    under.forEach((row, at) => {
      const [first, last] = [at === 0, at === under.length - 1];
      const edges = first && last ? 'both' : first ? 'top' : last ? 'bottom' : 'none';
      entries.push({ kind: 'row', key: row.id, head, row, place: ++place, edges });
    });
  }
  return entries;
}

/** The row before or after one; the first or the last where none is left from. */
export function rowBeside(entries: readonly ListEntry[], id: string | null, by: 1 | -1): string | null {
  const rows = entries.filter(({ kind }) => kind === 'row');
  const from = rows.findIndex(({ key }) => key === id);
  return (from < 0 ? rows.at(by > 0 ? 0 : -1) : rows[from + by])?.key ?? null;
}

/** A part of the list that is there, with the room that what is not there leaves before it. */
interface Shown {
  index: number;
  gap: number;
}

export interface Stretch {
  head: string;
  key: string;
  title: Shown | null;
  rows: (Shown & { entry: RowEntry })[];
}

/** What exists of the list, under its headings; a heading may be out of sight. */
export function stretchesOf(
  entries: readonly ListEntry[],
  items: readonly { index: number; start: number; end: number }[],
  above: number,
): Stretch[] {
  const stretches = new Map<string, Stretch>();
  let end = above;
  for (const { index, start, end: next } of items) {
    const entry = entries[index];
    if (!entry) continue;
    const gap = Math.max(0, start - end);
    end = next;
    const { head } = entry;
    const stretch = stretches.get(head) ?? { head, key: head, title: null, rows: [] };
    stretches.set(head, stretch);
    if (entry.kind === 'head') stretch.title = { index, gap };
    else stretch.rows.push({ entry, index, gap });
  }
  return [...stretches.values()];
}
