import { NAMING_WORDS, PREPOSITIONS } from './known-words.ts';
import type { Row } from './row.ts';

/** Distinct values that make a place variable when nothing else speaks for or against it. */
const DISTINCT_VALUES = 6;
const FLOOR = 2;

/** How many distinct values the place `at` of these otherwise equal rows must have before it counts as variable. */
export function evidenceNeeded(rows: Row[], at: number, also: number[], known: ReadonlySet<string>): number {
  const cells = rows.map((row) => row.cells[at]!);
  if (cells.some((cell) => cell.evident)) return FLOOR;
  const row = rows[0]!;
  let needed = DISTINCT_VALUES;
  const before = wordBefore(row, at);
  if (NAMING_WORDS.has(before)) needed -= 5;
  else if (PREPOSITIONS.has(before)) needed -= 2;
  if (cells.some((cell) => cell.variable)) needed -= 3;
  const words = cells.filter((cell) => !cell.variable);
  if (words.length > 1 && words.every((cell) => known.has(cell.text))) return FLOOR;
  const capitals = words.filter((cell) => cell.text.length > 1 && cell.text === cell.text.toUpperCase());
  if (capitals.length > 0.7 * words.length) needed += 6;
  const left = row.cells.filter((cell, i) => cell.word && i !== at && !also.includes(i)).length;
  if (left <= 1) needed += 4;
  return Math.max(FLOOR, needed);
}

/** The nearest word to the left, looking past at most two signs, in lower case. */
function wordBefore(row: Row, at: number): string {
  for (let i = at - 1; i >= 0 && i >= at - 3; i--) {
    const cell = row.cells[i]!;
    if (cell.word) return cell.text.toLowerCase();
    if (cell.variable) return '';
  }
  return '';
}
