import { NAMING_WORDS, PREPOSITIONS } from './known-words.ts';
import { linesOf, type Row } from './row.ts';

/** Distinct values that make a place variable when nothing else speaks for or against it. */
const DISTINCT_VALUES = 6;
const FLOOR = 2;
/** Different code names at a place that nothing marks as one of values: two may be functions that log alike. */
const NAMES = 3;
/** Values come again and again; sentences that occur once each are as likely to be different ones. */
const LINES_PER_VALUE = 4;
/** More for a message that is nothing but values and at most one word: there is little to tell it by. */
const ALONE = 4;
/** Constant words beside a place that make a chance agreement of two sentences unlikely. */
const LONG_CONTEXT = 3;

/** How many distinct values the place `at` of these otherwise equal rows must have before it counts as variable. */
export function evidenceNeeded(rows: Row[], at: number, also: number[], known: ReadonlySet<string>): number {
  const cells = rows.map((row) => row.cells[at]!);
  const row = rows[0]!;
  const left = row.cells.filter((cell, i) => cell.word && i !== at && !also.includes(i)).length;
  if (left > 0 && cells.some((cell) => cell.evident)) return FLOOR;
  const words = cells.filter((cell) => !cell.variable);
  if (words.length > 1 && words.every((cell) => known.has(cell.text))) return FLOOR;
  const alone = left <= 1 ? ALONE : 0;
  const coded = words.filter((cell) => isCodeName(cell.text)).length;
  const named = coded >= words.length * (left > 1 ? 0.5 : 1) && !isHead(row, at);
  const enclosed = isEnclosed(row, at);
  const before = wordBefore(row, at);
  if (left > 0 && (named || enclosed) && linesOf(rows) >= LINES_PER_VALUE * rows.length) {
    const isSlot = enclosed || words.length < cells.length || opensSlot(row, at, before);
    return (isSlot ? FLOOR : NAMES) + alone;
  }
  let needed = DISTINCT_VALUES;
  if (NAMING_WORDS.has(before)) needed -= 5;
  else if (PREPOSITIONS.has(before)) needed -= 2;
  if (cells.some((cell) => cell.variable)) needed -= left >= LONG_CONTEXT ? 4 : 3;
  const capitals = words.filter((cell) => cell.text.length > 1 && cell.text === cell.text.toUpperCase());
  if (capitals.length > 0.7 * words.length) needed += 6;
  return Math.max(FLOOR, needed + alone);
}

/** `net_tick`, `KeyCache`, `com.shop.Cart`: names that programs are written in, hardly words of a sentence. */
export function isCodeName(text: string): boolean {
  return /\p{L}_\p{L}|\p{Ll}\p{Lu}|\p{L}\.\p{L}/u.test(text);
}

/** Behind `key:`, a preposition or the name of what follows, two different names are enough. */
function opensSlot(row: Row, at: number, before: string): boolean {
  const sign = row.cells[at - 1]?.text;
  return sign === ':' || sign === '=' || PREPOSITIONS.has(before) || NAMING_WORDS.has(before);
}

/** `key=` and `call()` name what the line is about. */
function isHead(row: Row, at: number): boolean {
  const next = row.cells[at + 1]?.text;
  return next === '=' || (next === '(' && row.cells[at + 2]?.text === ')');
}

/** The only word between two brackets, or the last in them behind `key:`. */
function isEnclosed(row: Row, at: number): boolean {
  const open = row.cells[at - 1]?.text;
  const close = row.cells[at + 1]?.text;
  if (open === '[' || open === ':') return close === ']' || (open === ':' && close === ')');
  return open === '(' && close === ')';
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
