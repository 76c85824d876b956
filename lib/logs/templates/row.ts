import { keyOf, type Leaf, VARIABLE_HASH1, VARIABLE_HASH2 } from './leaf.ts';

/** Where the values of a variable cell come from: a slot of a leaf, or a constant word of leaves that were merged. */
export type Source = { leaf: number; slot: number } | { leaf: number; text: string };

const NO_SOURCES: readonly Source[] = [];

export interface RowCell {
  text: string;
  variable: boolean;
  /** Variable because lines of different words were merged there, not because of how it is written. */
  evident: boolean;
  word: boolean;
  spaced: boolean;
  hash1: number;
  hash2: number;
  sources: readonly Source[];
}

/** A group of leaves on its way to become a template. */
export interface Row {
  cells: RowCell[];
  leaves: number[];
  /** Lines of the leaves. */
  count: number;
  key1: number;
  key2: number;
}

export function rowOfLeaf(leaf: Leaf, id: number): Row {
  let slot = 0;
  const cells = leaf.cells.map(
    ({ text, variable, word, spaced, hash1, hash2 }): RowCell => ({
      text,
      variable,
      evident: false,
      word,
      spaced,
      hash1,
      hash2,
      sources: variable ? [{ leaf: id, slot: slot++ }] : NO_SOURCES,
    }),
  );
  return { cells, leaves: [id], count: leaf.count, key1: leaf.key1, key2: leaf.key2 };
}

export function rekey(row: Row): Row {
  [row.key1, row.key2] = keyOf(row.cells);
  return row;
}

export function linesOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0);
}

/** One exact number of two 32-bit sums: 53 bits, enough to tell rows apart. */
export function mapKey(key1: number, key2: number): number {
  return (key1 >>> 0) * 0x200000 + (key2 & 0x1fffff);
}

/** Rows of equal length become one; where they differ in a word, and at `columns`, the place is variable. */
export function joinRows(rows: Row[], columns: number[]): Row {
  const base = rows[0]!;
  const cells = base.cells.map((cell, at): RowCell => {
    const others = rows.map((row) => row.cells[at]!);
    const spaced = others.some((other) => other.spaced);
    const varies = columns.includes(at);
    if (!varies && !cell.variable) return { ...cell, spaced };
    return {
      text: others.every((other) => other.variable && other.text === cell.text) ? cell.text : '<*>',
      variable: true,
      evident: varies || others.some((other) => other.evident),
      word: false,
      spaced,
      hash1: VARIABLE_HASH1,
      hash2: VARIABLE_HASH2,
      sources: rows.flatMap((row) => sourcesOf(row, row.cells[at]!)),
    };
  });
  return rekey({ cells, leaves: rows.flatMap((row) => row.leaves), count: linesOf(rows), key1: 0, key2: 0 });
}

export function sourcesOf(row: Row, cell: RowCell): readonly Source[] {
  return cell.variable ? cell.sources : row.leaves.map((leaf) => ({ leaf, text: cell.text }));
}

/** Rows that have become equal are one. */
export function uniteEqual(rows: Row[]): Row[] {
  const byKey = new Map<number, Row[]>();
  for (const row of rows) {
    const key = mapKey(row.key1, row.key2);
    const same = byKey.get(key);
    if (same) same.push(row);
    else byKey.set(key, [row]);
  }
  return [...byKey.values()].map((same) => (same.length === 1 ? same[0]! : joinRows(same, [])));
}
