import { type LineSelection, type LineTest, tellsOfFailure } from '../answers/select-lines.ts';
import { LEVEL_NONE } from '../record.ts';
import type { ChunkColumns } from './chunk-columns.ts';
import { lineStarts } from './line-breaks.ts';

export interface SelectedRow {
  /** Row of the columns. */
  at: number;
  /** Where its bytes lie in the text of the chunk. */
  from: number;
  to: number;
}

/** Finds the entries that a selection wants in the chunks of one file, given in order. */
export class RowSelector {
  readonly #selection: LineSelection;
  /** As they are looked for in the bytes of a chunk, read one to one as characters. */
  readonly #tests: readonly LineTest[];
  #time = Number.NaN;

  constructor(selection: LineSelection) {
    this.#selection = selection;
    this.#tests = selection.any.map((test) =>
      test.kind === 'words' ? { ...test, all: test.all.map((word) => asBytes(Buffer.from(word))) } : test,
    );
  }

  /** `text` is called only when the columns alone do not say no to all of the chunk. */
  select(firstLine: number, columns: ChunkColumns, text: () => Uint8Array): SelectedRow[] {
    const inScope = this.#scope(columns);
    if (inScope.length === 0) return [];
    const bytes = text();
    const starts = lineStarts(bytes);
    const rowOf = (at: number): SelectedRow => {
      const line = columns.line[at]! - firstLine;
      return { at, from: starts[line] ?? 0, to: starts[line + columns.lines[at]!] ?? bytes.length };
    };
    const lower = asBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const rows = inScope.map(rowOf);
    const wanted = new Uint8Array(rows.length);
    for (const test of this.#tests) mark(wanted, rows, columns, lower, test);
    return rows.filter((_, at) => wanted[at] === 1);
  }

  /** Rows within the time and the services that are asked about. */
  #scope(columns: ChunkColumns): number[] {
    const { from, to, services } = this.#selection;
    const isWanted = columns.services.map((name) => services.has(name.toLowerCase()));
    const least = Math.min(...this.#tests.map((test) => (test.kind === 'loud' ? test.least : 0)));
    const rows: number[] = [];
    for (let at = 0; at < columns.count; at++) {
      const time = columns.time[at]!;
      if (!Number.isNaN(time)) this.#time = time;
      if (this.#time < from || this.#time >= to) continue;
      const service = columns.service[at]!;
      // Lines whose service is told by something else (a pod) are looked at closer when they are read.
      if (services.size > 0 && service >= 0 && !isWanted[service]) continue;
      const level = columns.level[at]!;
      if (level < least && level !== LEVEL_NONE) continue;
      rows.push(at);
    }
    return rows;
  }
}

function mark(
  wanted: Uint8Array,
  rows: readonly SelectedRow[],
  columns: ChunkColumns,
  lower: string,
  test: LineTest,
): void {
  switch (test.kind) {
    case 'loud':
      for (const [at, row] of rows.entries()) {
        const level = columns.level[row.at]!;
        if (level >= test.least || (level === LEVEL_NONE && tellsOfFailure(lower.slice(row.from, row.to))))
          wanted[at] = 1;
      }
      return;
    case 'words': {
      const [first, ...others] = test.all;
      if (first === undefined) {
        wanted.fill(1);
        return;
      }
      let at = 0;
      for (let hit = lower.indexOf(first); hit >= 0; hit = lower.indexOf(first, hit + 1)) {
        while (at < rows.length && rows[at]!.to <= hit) at++;
        const row = rows[at];
        if (!row) return;
        if (hit < row.from || wanted[at] === 1 || (test.apart && !standsApart(lower, hit, first.length)))
          continue;
        const entry = others.length > 0 ? lower.slice(row.from, row.to) : '';
        if (others.every((word) => entry.includes(word))) wanted[at] = 1;
      }
      return;
    }
    default:
      test satisfies never;
  }
}

const wordByte = /[a-z0-9]/;

function standsApart(text: string, at: number, length: number): boolean {
  return !wordByte.test(text[at - 1] ?? ' ') && !wordByte.test(text[at + length] ?? ' ');
}

/** One character per byte, letters in lower case: places in it are places in the bytes. */
function asBytes(bytes: Buffer): string {
  return bytes.toString('latin1').toLowerCase();
}
