import { Agreement } from './agreement.ts';
import { evidenceNeeded, isCodeName } from './evidence-needed.ts';
import { joinRows, type Row, uniteEqual } from './row.ts';

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
  for (const [phase, widths] of [[1], [1, 2], [1]].entries()) {
    // Rows of different lengths never meet: each length comes to its end by itself.
    current = [...byLength(current)].flatMap(([length, same]) => mergeClass(same, length, widths, known));
    const before = known;
    known = provenValues(current);
    if (phase === 1 && known.size === before.size && [...known].every((word) => before.has(word))) break;
  }
  return current;
}

function mergeClass(rows: Row[], length: number, widths: number[], known: ReadonlySet<string>): Row[] {
  let current = rows;
  for (let round = 0; round < MAX_ROUNDS && current.length > 1; round++) {
    const before = current.length;
    for (const width of widths) current = absorbByPatterns(mergeOnce(current, length, width, known), length);
    if (current.length === before) break;
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

function mergeOnce(rows: Row[], length: number, width: number, known: ReadonlySet<string>): Row[] {
  if (rows.length < 2) return rows;
  if (width === 2 && (length > MAX_PAIR_LENGTH || rows.length > MAX_PAIR_ROWS)) return rows;
  const agreement = agreementOf(rows, length);
  const found: Candidate[] = [];
  const collect = (columns: number[]) => {
    for (const group of agreement.groups(columns))
      found.push({ columns, rows: group.map((row) => rows[row]!), key: agreement.keyOf(group) });
  };
  for (let i = 0; i < Math.min(length, MAX_COLUMNS); i++) {
    if (width === 1) collect([i]);
    else for (let j = i + 1; j < length; j++) collect([i, j]);
  }
  return applyBest(rows, found, known);
}

function agreementOf(rows: readonly Row[], length: number): Agreement {
  const agreement = new Agreement(rows.length, length);
  for (const [i, { cells }] of rows.entries())
    for (let at = 0; at < length; at++) {
      const { hash1, hash2, word, variable } = cells[at]!;
      agreement.set(i, at, hash1, hash2, word || variable);
    }
  return agreement;
}

/** Takes the candidates with the most different values first; a row is merged once a round. */
function applyBest(rows: Row[], candidates: Candidate[], known: ReadonlySet<string>): Row[] {
  candidates.sort((a, b) => b.rows.length - a.rows.length || a.columns[0]! - b.columns[0]! || a.key - b.key);
  const taken = new Set<Row>();
  const out: Row[] = [];
  for (const { columns, rows: all } of candidates) {
    const left = all.filter((row) => !taken.has(row));
    if (!differ(left, columns)) continue;
    const coded = codeNamed(left, columns);
    const apart =
      coded.length < left.length && (!isEnough(left, columns, known) || isBare(left[0]!, columns));
    const free = apart && isEnough(coded, columns, known) ? coded : left;
    if (free === left && !isEnough(left, columns, known)) continue;
    for (const row of free) taken.add(row);
    out.push(joinRows(free, columns));
  }
  if (out.length === 0) return rows;
  for (const row of rows) if (!taken.has(row)) out.push(row);
  return uniteEqual(out);
}

/** Names of things may stand where other sentences have a word: they are looked at by themselves. */
function codeNamed(rows: Row[], columns: number[]): Row[] {
  return rows.filter((row) => columns.every((at) => isCodeName(row.cells[at]!.text)));
}

/** No word of the row stands outside of these columns. */
function isBare(row: Row, columns: number[]): boolean {
  return row.cells.every((cell, at) => !cell.word || columns.includes(at));
}

/** Cheap, and most groups end here: in each of the columns the rows hold at least two words. */
function differ(rows: readonly Row[], columns: readonly number[]): boolean {
  return columns.every((at) => {
    const first = rows[0]?.cells[at];
    return rows.some(({ cells }) => cells[at]!.hash1 !== first?.hash1 || cells[at]!.hash2 !== first.hash2);
  });
}

function isEnough(rows: Row[], columns: number[], known: ReadonlySet<string>): boolean {
  if (rows.length < 2) return false;
  return columns.every((at) => {
    const values = new Set(rows.map((row) => (row.cells[at]!.variable ? '' : row.cells[at]!.text)));
    return values.size >= evidenceNeeded(rows, at, columns, known);
  });
}

/** A row with places proved variable takes in every row that fits it there and is equal elsewhere. */
function absorbByPatterns(rows: Row[], length: number): Row[] {
  const shapes = new Map<string, number[]>();
  for (const { cells } of rows) {
    // Without a word of its own a pattern would take in everything of its length.
    if (!cells.some((cell) => cell.evident) || !cells.some((cell) => cell.word)) continue;
    const open = cells.flatMap((cell, at) => (cell.evident ? [at] : []));
    shapes.set(open.join(), open);
  }
  if (shapes.size === 0) return rows;
  let left = rows;
  let agreement = agreementOf(left, length);
  for (const open of [...shapes.values()].sort(
    (a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1),
  )) {
    const taken = new Set<Row>();
    const joined: Row[] = [];
    for (const found of agreement.groups(open)) {
      const group = found.map((row) => left[row]!);
      if (!group.some(({ cells }) => open.every((at) => cells[at]!.evident))) continue;
      for (const row of group) taken.add(row);
      joined.push(joinRows(group, open));
    }
    if (joined.length === 0) continue;
    left = [...left.filter((row) => !taken.has(row)), ...joined];
    agreement = agreementOf(left, length);
  }
  return left === rows ? rows : uniteEqual(left);
}
