import { Agreement } from './agreement.ts';
import { keyOf, VARIABLE_HASH1, VARIABLE_HASH2 } from './leaf.ts';
import { linesOf, type Row, type RowCell, rekey, sourcesOf, uniteEqual } from './row.ts';

/** Distinct writings that make a white-space separated chunk variable. */
const DISTINCT_CHUNKS = 6;
const MAX_CHUNKS = 64;

/**
 * Joins rows that differ in one white-space separated chunk, whatever signs it holds: `<*>`, `name(<*>)` and `()` are
 * one value; other chunks need as many writings as a word would.
 */
export function mergeChunks(rows: Row[]): Row[] {
  const classes = new Map<number, { row: Row; chunks: Chunk[] }[]>();
  for (const row of rows) {
    const chunks = chunksOf(row);
    const same = classes.get(chunks.length);
    if (same) same.push({ row, chunks });
    else classes.set(chunks.length, [{ row, chunks }]);
  }
  const out: Row[] = [];
  for (const [length, same] of classes) {
    const taken = new Uint8Array(same.length);
    if (same.length > 1 && length > 1) {
      const agreement = agreementOf(same, length);
      for (let at = 0; at < Math.min(length, MAX_CHUNKS); at++) {
        for (const found of agreement.groups([at], taken)) {
          const group = found.map((i) => same[i]!);
          const context = group[0]!.chunks.map((chunk, i) => (i === at ? '' : chunk.text)).join(' ');
          const chunks = group.map((item) => cellsOf(item, at));
          if (!mayVary(chunks, context)) continue;
          for (const i of found) taken[i] = 1;
          out.push(joinAt(group, at));
        }
      }
    }
    for (const [i, { row }] of same.entries()) if (taken[i] === 0) out.push(row);
  }
  return uniteEqual(out);
}

function agreementOf(items: readonly { row: Row; chunks: Chunk[] }[], length: number): Agreement {
  const agreement = new Agreement(items.length, length);
  for (const [i, { row, chunks }] of items.entries())
    for (const [at, { from, to }] of chunks.entries())
      agreement.set(i, at, ...keyOf(row.cells.slice(from, to)), true);
  return agreement;
}

interface Chunk {
  from: number;
  to: number;
  text: string;
}

function chunksOf(row: Row): Chunk[] {
  const chunks: Chunk[] = [];
  row.cells.forEach((cell, i) => {
    const text = cell.variable ? '<*>' : cell.text;
    const last = chunks[chunks.length - 1];
    if (last && !cell.spaced) {
      last.to = i + 1;
      last.text += text;
    } else chunks.push({ from: i, to: i + 1, text });
  });
  return chunks;
}

function textOf(cells: readonly RowCell[]): string {
  return cells.map((cell) => (cell.variable ? '<*>' : cell.text)).join('');
}

function cellsOf({ row, chunks }: { row: Row; chunks: Chunk[] }, at: number): RowCell[] {
  return row.cells.slice(chunks[at]!.from, chunks[at]!.to);
}

function mayVary(chunks: RowCell[][], context: string): boolean {
  const { head, tail } = commonEnds(chunks);
  const texts = new Set(chunks.map((cells) => textOf(cells.slice(head, cells.length - tail))));
  const around = context + textOf(chunks[0]!.slice(0, head));
  if (texts.size < 2 || !/[a-zA-Z]/.test(around.replaceAll('<*>', ''))) return false;
  const isPlain = (text: string) => text.replace(/[^\p{L}\p{N}<*>]/gu, '') === '<*>';
  const enclosed = tail > 0 && '([{'.includes(chunks[0]![head - 1]?.text ?? ' ');
  const holdsValue = (text: string) =>
    text.includes('<*>') || (text === '' ? enclosed : /^[^\p{L}\p{N}]+$/u.test(text));
  if ([...texts].some(isPlain) && [...texts].every(holdsValue)) return true;
  const written = new Set(chunks.map(textOf));
  return written.size >= DISTINCT_CHUNKS + ([...written].every((text) => /=/.test(text)) ? 100 : 0);
}

function joinAt(group: { row: Row; chunks: Chunk[] }[], at: number): Row {
  const base = group[0]!;
  const cells: RowCell[] = [];
  base.chunks.forEach((chunk, c) => {
    const parts = group.map(({ row, chunks }) => ({
      row,
      cells: row.cells.slice(chunks[c]!.from, chunks[c]!.to),
    }));
    if (c === at) {
      const { head, tail } = commonEnds(parts.map((part) => part.cells));
      cells.push(...parts[0]!.cells.slice(0, head));
      const inner = parts.map((part) => ({
        row: part.row,
        cells: part.cells.slice(head, part.cells.length - tail),
      }));
      cells.push(valueCell(inner, head === 0 && base.row.cells[chunk.from]!.spaced));
      cells.push(...parts[0]!.cells.slice(parts[0]!.cells.length - tail));
      return;
    }
    parts[0]!.cells.forEach((cell, i) => {
      const others = parts.map((part) => part.cells[i]!);
      if (!cell.variable) cells.push({ ...cell });
      else
        cells.push({
          ...cell,
          text: others.every((other) => other.text === cell.text) ? cell.text : '<*>',
          sources: parts.flatMap((part) => sourcesOf(part.row, part.cells[i]!)),
        });
    });
  });
  return rekey({
    cells,
    leaves: group.flatMap(({ row }) => row.leaves),
    count: linesOf(group.map(({ row }) => row)),
    key1: 0,
    key2: 0,
  });
}

/** Signs and words around the value that every row has stay outside of it; brackets only in pairs. */
function commonEnds(rows: RowCell[][]): { head: number; tail: number } {
  const shortest = Math.min(...rows.map((cells) => cells.length));
  const isCommon = (at: (cells: RowCell[]) => RowCell) => {
    const first = at(rows[0]!);
    return !first.variable && rows.every((cells) => at(cells).text === first.text);
  };
  let head = 0;
  while (head < shortest && isCommon((cells) => cells[head]!)) head++;
  let tail = 0;
  while (head + tail < shortest && isCommon((cells) => cells[cells.length - 1 - tail]!)) tail++;
  if (head === 0 && rows[0]!.slice(rows[0]!.length - tail).some((cell) => ')]}>"\''.includes(cell.text)))
    tail = 0;
  return { head, tail };
}

function valueCell(parts: { row: Row; cells: RowCell[] }[], spaced: boolean): RowCell {
  return {
    text: '<*>',
    variable: true,
    evident: true,
    word: false,
    spaced,
    hash1: VARIABLE_HASH1,
    hash2: VARIABLE_HASH2,
    sources: parts.flatMap(({ row, cells }) => {
      const variables = cells.filter((cell) => cell.variable);
      if (variables.length === 1) return variables[0]!.sources;
      const text = cells.map((cell, i) => (i > 0 && cell.spaced ? ' ' : '') + cell.text).join('');
      return row.leaves.map((leaf) => ({ leaf, text }));
    }),
  };
}
