import { joinSpan, type Span } from './join-span.ts';
import { linesOf, mapKey, type Row, uniteEqual } from './row.ts';

/** Spans looked at per row, and cells of one: keeps the work per row bounded. */
const MAX_SPANS = 8;
const MAX_CELLS = 40;
/** Different writings that prove a span to be a value by themselves. */
const PROVEN_BY = 6;
/** Lines per writing that prove it where there are fewer. */
const LINES_PER_WRITING = 4;
/** Constant words outside of the span: what the rows must have in common. */
const WORDS_OUTSIDE = 2;

const CLOSERS: Record<string, string> = { '[': ']', '{': '}', '(': ')' };

/**
 * Joins rows that are equal but for what stands between two brackets, or for the length of a list: `[a, b]`, `[c]` and
 * `a, b, c` hold as many words as there is to say.
 */
export function mergeLists(rows: Row[]): Row[] {
  const groups = new Map<number, Span[]>();
  for (const row of rows) {
    const spans = spansOf(row);
    if (spans.length === 0) continue;
    const keys = keysOf(row);
    for (const span of spans) {
      const key = keys(span.from, span.to);
      const group = groups.get(key);
      if (group) group.push(span);
      else groups.set(key, [span]);
    }
  }
  if (groups.size === 0) return rows;
  addSingles(rows, groups);
  const taken = new Set<Row>();
  const out: Row[] = [];
  for (const group of [...groups.values()].sort((a, b) => b.length - a.length)) {
    const free = group.filter(({ row }) => !taken.has(row));
    if (free.length < 2 || !mayVary(free)) continue;
    for (const { row } of free) taken.add(row);
    out.push(joinSpan(free));
  }
  for (const row of rows) if (!taken.has(row)) out.push(row);
  return uniteEqual(out);
}

/** Insides of brackets, and runs of words with commas between them. */
function spansOf(row: Row): Span[] {
  const { cells } = row;
  const spans: Span[] = [];
  const open: number[] = [];
  for (let i = 0; i < cells.length && spans.length < MAX_SPANS; i++) {
    const { text } = cells[i]!;
    if (isItem(row, i)) {
      if (cells[i + 1]?.text !== ',' || (i > 0 && cells[i - 1]!.text === ',')) continue;
      const to = endOfList(row, i);
      if (to > i + 1 && !isInBrackets(row, i, to)) spans.push({ row, from: i, to });
    } else if (CLOSERS[text] !== undefined) open.push(i);
    else if (open.length > 0 && text === CLOSERS[cells[open.at(-1)!]!.text]) {
      const from = open.pop()! + 1;
      const isList = cells[from - 1]!.text === '(' ? endOfList(row, from) === i || i === from + 1 : true;
      if (i > from && i - from <= MAX_CELLS && isList) spans.push({ row, from, to: i });
    }
  }
  return spans;
}

export function isItem(row: Row, at: number): boolean {
  const cell = row.cells[at];
  return cell !== undefined && (cell.word || cell.variable);
}

/** The end of the list of single words that begins here. */
export function endOfList(row: Row, from: number): number {
  let at = from;
  while (isItem(row, at) && row.cells[at + 1]?.text === ',' && isItem(row, at + 2) && !isKey(row, at + 2))
    at += 2;
  return isItem(row, at) ? at + 1 : from;
}

/** `a=1, b=2` is no list of `1` and `b`. */
function isKey(row: Row, at: number): boolean {
  const next = row.cells[at + 1]?.text;
  return next === ':' || next === '=';
}

function isInBrackets(row: Row, from: number, to: number): boolean {
  const open = row.cells[from - 1]?.text;
  return open !== undefined && row.cells[to]?.text === CLOSERS[open];
}

/** A list of one is a word like any other: only where longer ones stand elsewhere it is looked at. */
function addSingles(rows: Row[], groups: Map<number, Span[]>): void {
  const members = new Map([...groups.values()].map((group) => [group, new Set(group.map(({ row }) => row))]));
  for (const row of rows) {
    const keys = keysOf(row);
    for (let at = 0; at < row.cells.length; at++) {
      if (!isItem(row, at)) continue;
      const group = groups.get(keys(at, at + 1));
      if (!group || members.get(group)!.has(row)) continue;
      members.get(group)!.add(row);
      group.push({ row, from: at, to: at + 1 });
    }
  }
}

/** Keys of a row without one of its spans: equal for rows that are equal outside of it. */
function keysOf(row: Row): (from: number, to: number) => number {
  const { cells } = row;
  const before = new Int32Array(cells.length + 1);
  const after = new Int32Array(cells.length + 1);
  for (let i = 0; i < cells.length; i++)
    before[i + 1] = Math.imul(before[i]! ^ cells[i]!.hash1, 16777619) + 1;
  for (let i = cells.length; i > 0; i--)
    after[i - 1] = Math.imul(after[i]! ^ cells[i - 1]!.hash2, 16777619) + 1;
  return (from, to) => mapKey(before[from]!, after[to]!);
}

function mayVary(spans: Span[]): boolean {
  const { row, from, to } = spans[0]!;
  const outside = row.cells.filter((cell, i) => cell.word && (i < from || i >= to)).length;
  if (outside < WORDS_OUTSIDE) return false;
  const writings = new Set(
    spans.map((span) =>
      span.row.cells
        .slice(span.from, span.to)
        .map((cell) => (cell.variable ? '<*>' : cell.text))
        .join(' '),
    ),
  );
  if (writings.size < 2) return false;
  return (
    writings.size >= PROVEN_BY || linesOf(spans.map((span) => span.row)) >= LINES_PER_WRITING * writings.size
  );
}
