import { evidenceNeeded, isCodeName } from './evidence-needed.ts';
import { joinRows, mapKey, place1, place2, type Row, uniteEqual } from './row.ts';

/** Columns beyond these are compared only as part of the rest: keeps the work per leaf bounded. */
const MAX_COLUMNS = 64;
/** Pairs of columns are quadratic in the length and are tried on short rows of small classes only. */
const MAX_PAIR_LENGTH = 24;
const MAX_PAIR_ROWS = 3000;
const MAX_ROUNDS = 6;
/** Different words in one place that prove them to be values. */
const PROVEN_BY = 6;

interface Candidate {
  columns: number[];
  rows: Row[];
  key: number;
}

/** Joins rows that are equal but for one word (then two), where that place has shown enough different words. */
export function mergeColumns(rows: Row[]): Row[] {
  let current = rows;
  let known: ReadonlySet<string> = new Set();
  for (const widths of [[1], [1, 2], [1]]) {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const next = widths.reduce(
        (before, width) => absorbByPatterns(mergeOnce(before, width, known)),
        current,
      );
      if (next.length === current.length) break;
      current = next;
    }
    known = provenValues(current);
  }
  return current;
}

/** Words that were seen to be values where many different ones stand: elsewhere, too, they are likely values. */
function provenValues(rows: Row[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const row of rows) {
    for (const cell of row.cells) {
      if (!cell.evident) continue;
      const words = new Set(cell.sources.flatMap((source) => ('text' in source ? [source.text] : [])));
      if (words.size >= PROVEN_BY) for (const word of words) known.add(word);
    }
  }
  return known;
}

function byLength(rows: Row[]): Map<number, Row[]> {
  const classes = new Map<number, Row[]>();
  for (const row of rows) {
    const same = classes.get(row.cells.length);
    if (same) same.push(row);
    else classes.set(row.cells.length, [row]);
  }
  return classes;
}

function mergeOnce(rows: Row[], width: number, known: ReadonlySet<string>): Row[] {
  const out: Row[] = [];
  for (const [length, same] of byLength(rows)) {
    if (same.length < 2 || (width === 2 && (length > MAX_PAIR_LENGTH || same.length > MAX_PAIR_ROWS)))
      out.push(...same);
    else out.push(...applyBest(same, width === 1 ? singles(same, length) : pairs(same, length), known));
  }
  return uniteEqual(out);
}

function singles(rows: Row[], length: number): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < Math.min(length, MAX_COLUMNS); at++) collect(rows, [at], found);
  return found;
}

function pairs(rows: Row[], length: number): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < length; i++) for (let j = i + 1; j < length; j++) collect(rows, [i, j], found);
  return found;
}

/** Groups rows that agree everywhere but at `columns`. */
function collect(rows: Row[], columns: number[], found: Candidate[]): void {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    let key1 = row.key1;
    let key2 = row.key2;
    let open = true;
    for (const at of columns) {
      const cell = row.cells[at]!;
      if (!cell.word && !cell.variable) open = false;
      key1 = (key1 - place1(cell, at)) | 0;
      key2 = (key2 - place2(cell, at)) | 0;
    }
    if (!open) continue;
    const key = mapKey(key1, key2);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  for (const [key, group] of groups) if (group.length > 1) found.push({ columns, rows: group, key });
}

/** Takes the candidates with the most different values first; a row is merged once a round. */
function applyBest(rows: Row[], candidates: Candidate[], known: ReadonlySet<string>): Row[] {
  candidates.sort((a, b) => b.rows.length - a.rows.length || a.columns[0]! - b.columns[0]! || a.key - b.key);
  const taken = new Set<Row>();
  const out: Row[] = [];
  for (const { columns, rows: all } of candidates) {
    const left = all.filter((row) => !taken.has(row));
    const free = isEnough(left, columns, known) ? left : codeNamed(left, columns);
    if (free.length < 2 || (free !== left && !isEnough(free, columns, known))) continue;
    for (const row of free) taken.add(row);
    out.push(joinRows(free, columns));
  }
  for (const row of rows) if (!taken.has(row)) out.push(row);
  return out;
}

/** Names of things may stand where other sentences have a word: they are looked at by themselves. */
function codeNamed(rows: Row[], columns: number[]): Row[] {
  return rows.filter((row) => columns.every((at) => isCodeName(row.cells[at]!.text)));
}

function isEnough(rows: Row[], columns: number[], known: ReadonlySet<string>): boolean {
  if (rows.length < 2) return false;
  return columns.every((at) => {
    const values = new Set(rows.map((row) => (row.cells[at]!.variable ? '' : row.cells[at]!.text)));
    return values.size >= evidenceNeeded(rows, at, columns, known);
  });
}

/** A row with places proved variable takes in every row that fits it there and is equal elsewhere. */
function absorbByPatterns(rows: Row[]): Row[] {
  const out: Row[] = [];
  for (const same of byLength(rows).values()) {
    const shapes = new Map<string, number[]>();
    for (const row of same) {
      const open = row.cells.flatMap((cell, at) => (cell.evident ? [at] : []));
      // without a word of its own a pattern would take in everything of its length
      if (open.length > 0 && row.cells.some((cell) => cell.word)) shapes.set(open.join(), open);
    }
    let left = same;
    for (const open of [...shapes.values()].sort(
      (a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1),
    )) {
      const found: Candidate[] = [];
      collect(left, open, found);
      const taken = new Set<Row>();
      const joined: Row[] = [];
      for (const { rows: group } of found) {
        if (!group.some((row) => open.every((at) => row.cells[at]!.evident))) continue;
        for (const row of group) taken.add(row);
        joined.push(joinRows(group, open));
      }
      if (joined.length > 0) left = [...left.filter((row) => !taken.has(row)), ...joined];
    }
    out.push(...left);
  }
  return uniteEqual(out);
}
