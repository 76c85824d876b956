import { VARIABLE_HASH1, VARIABLE_HASH2 } from './leaf.ts';
import { endOfList, isItem } from './merge-lists.ts';
import { mapKey, type Row, type RowCell, rekey, sourcesOf, uniteEqual } from './row.ts';

/** Cells before a list that say which one it is. */
const ANCHOR = 3;
/** A list is a value when it was seen with this many different contents, and in more than one length. */
const CONTENTS = 4;

interface List {
  row: Row;
  from: number;
  to: number;
}

/** Lists that stand at the same place of a sentence with ever other items, more or fewer of them, are one value. */
export function foldLists(rows: Row[]): Row[] {
  const places = new Map<number, { lists: List[]; contents: Set<string>; lengths: Set<number> }>();
  for (const row of rows) {
    // what a sentence begins with is no list
    for (let at = 1; at < row.cells.length; at++) {
      const to = isItem(row, at) ? endOfList(row, at) : at;
      if (to <= at + 1) continue;
      const key = anchorOf(row, at);
      const place = places.get(key) ?? { lists: [], contents: new Set(), lengths: new Set() };
      places.set(key, place);
      place.lists.push({ row, from: at, to });
      place.contents.add(textOf(row.cells.slice(at, to)));
      place.lengths.add(to - at);
      at = to - 1;
    }
  }
  const proven = new Map<Row, List[]>();
  for (const { lists, contents, lengths } of places.values()) {
    if (contents.size < CONTENTS || lengths.size < 2) continue;
    for (const list of lists) proven.set(list.row, [...(proven.get(list.row) ?? []), list]);
  }
  if (proven.size === 0) return rows;
  return uniteEqual(
    rows.map((row) => {
      const lists = proven.get(row);
      return lists ? fold(row, lists) : row;
    }),
  );
}

/** The first word of the sentence and the cells right before the list. */
function anchorOf(row: Row, at: number): number {
  let key1 = row.cells[0]!.hash1;
  let key2 = row.cells[0]!.hash2;
  for (let i = Math.max(0, at - ANCHOR); i < at; i++) {
    key1 = Math.imul(key1 ^ row.cells[i]!.hash1, 16777619) + 1;
    key2 = Math.imul(key2 ^ row.cells[i]!.hash2, 16777619) + 1;
  }
  return mapKey(key1, key2);
}

function textOf(cells: readonly RowCell[]): string {
  return cells.map((cell) => (cell.variable ? '<*>' : cell.text)).join(' ');
}

function fold(row: Row, lists: readonly List[]): Row {
  const cells: RowCell[] = [];
  let at = 0;
  for (const { from, to } of lists) {
    const items = row.cells.slice(from, to);
    const text = items.map((cell, i) => (i > 0 && cell.spaced ? ' ' : '') + cell.text).join('');
    const only = items.filter((cell) => cell.variable);
    cells.push(...row.cells.slice(at, from), {
      text: '<*>',
      variable: true,
      evident: true,
      word: false,
      spaced: items[0]!.spaced,
      hash1: VARIABLE_HASH1,
      hash2: VARIABLE_HASH2,
      sources: only.length === 1 ? sourcesOf(row, only[0]!) : row.leaves.map((leaf) => ({ leaf, text })),
    });
    at = to;
  }
  cells.push(...row.cells.slice(at));
  return rekey({ ...row, cells });
}
