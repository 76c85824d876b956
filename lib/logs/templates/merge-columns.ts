import { Agreement } from './agreement.ts';
import { evidenceNeeded, isCodeName } from './evidence-needed.ts';
import { joinRows, type Row, uniteEqual } from './row.ts';

/** Columns beyond these are compared only as part of the rest: keeps the work per leaf bounded. */
const MAX_COLUMNS = 64;
/** Pairs of columns are quadratic in the length and are tried on short rows of small classes only. */
const MAX_PAIR_LENGTH = 24;
const MAX_PAIR_ROWS = 3000;
const MAX_ROUNDS = 6;
/** How many columns may differ: one after the other, then with the words that were proved values meanwhile. */
const PHASES = [[1], [1, 2], [1]] as const;
/** Different words in one place that prove them to be values. */
const PROVEN_BY = 6;

interface Candidate {
  columns: number[];
  rows: Row[];
  key: number;
}

/** Joins rows that are equal but for one word (then two), where that place has shown enough different words. */
export function mergeColumns(rows: Row[]): Row[] {
  const classes = [...byLength(rows)].map(([length, same]) => new RowClass(length, same));
  let known: ReadonlySet<string> = new Set();
  for (const widths of PHASES) {
    // Rows of different lengths never meet: each length comes to its end by itself.
    for (const rowClass of classes) rowClass.merge(widths, known);
    if (widths === PHASES.at(-1)) break;
    known = provenValues(classes.flatMap((rowClass) => rowClass.rows));
  }
  return classes.flatMap((rowClass) => rowClass.rows);
}

/** Rows of one length. */
class RowClass {
  rows: Row[];
  readonly #length: number;
  #agreement: Agreement | undefined;

  constructor(length: number, rows: Row[]) {
    this.#length = length;
    this.rows = rows;
  }

  merge(widths: readonly number[], known: ReadonlySet<string>): void {
    for (let round = 0; round < MAX_ROUNDS && this.rows.length > 1; round++) {
      const before = this.rows.length;
      for (const width of widths) {
        this.#become(this.#mergeOnce(width, known));
        this.#become(this.#absorb());
      }
      if (this.rows.length === before) break;
    }
  }

  #become(rows: Row[]): void {
    if (rows !== this.rows) this.#agreement = undefined;
    this.rows = rows;
  }

  #agreementOf(): Agreement {
    this.#agreement ??= agreementOf(this.rows, this.#length);
    return this.#agreement;
  }

  #mergeOnce(width: number, known: ReadonlySet<string>): Row[] {
    const { rows } = this;
    const length = this.#length;
    if (rows.length < 2) return rows;
    if (width === 2 && (length > MAX_PAIR_LENGTH || rows.length > MAX_PAIR_ROWS)) return rows;
    const agreement = this.#agreementOf();
    const alone = agreement.alone(width);
    const found: Candidate[] = [];
    const collect = (columns: number[]) => {
      for (const group of agreement.groups(columns, alone))
        found.push({ columns, rows: group.map((row) => rows[row]!), key: agreement.keyOf(group) });
    };
    for (let i = 0; i < Math.min(length, MAX_COLUMNS); i++) {
      if (width === 1) collect([i]);
      else for (let j = i + 1; j < length; j++) collect([i, j]);
    }
    return applyBest(rows, found, known);
  }

  /** A row with places proved variable takes in every row that fits it there and is equal elsewhere. */
  #absorb(): Row[] {
    const shapes = new Map<string, number[]>();
    for (const { cells } of this.rows) {
      // Without a word of its own a pattern would take in everything of its length.
      if (!cells.some((cell) => cell.evident) || !cells.some((cell) => cell.word)) continue;
      const open = cells.flatMap((cell, at) => (cell.evident ? [at] : []));
      shapes.set(open.join(), open);
    }
    if (shapes.size === 0) return this.rows;
    let left = this.rows;
    let agreement = this.#agreementOf();
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
      agreement = agreementOf(left, this.#length);
    }
    return left === this.rows ? left : uniteEqual(left);
  }
}

/** Words that were seen to be values where many different ones stand: elsewhere, too, they are likely values. */
function provenValues(rows: readonly Row[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const row of rows) {
    for (const cell of row.cells) {
      if (!cell.evident) continue;
      const words = new Set<string>();
      for (const source of cell.sources) if ('text' in source) words.add(source.text);
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

function agreementOf(rows: readonly Row[], length: number): Agreement {
  const agreement = new Agreement(rows.length, length);
  for (let i = 0; i < rows.length; i++) {
    const { cells } = rows[i]!;
    for (let at = 0; at < length; at++) {
      const cell = cells[at]!;
      agreement.set(i, at, cell.hash1, cell.hash2, cell.word || cell.variable);
    }
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
