import { Agreement } from './agreement.ts';
import { commonEnds, joinSpan } from './join-span.ts';
import { cellKey } from './leaf.ts';
import { type Row, type RowCell, uniteEqual } from './row.ts';

/** Distinct writings that make a white-space separated chunk variable. */
const DISTINCT_CHUNKS = 6;
const MAX_CHUNKS = 64;

/**
 * Joins rows that differ in one white-space separated chunk, whatever signs it holds: `<*>`, `name(<*>)` and `()` are
 * one value; other chunks need as many writings as a word would.
 */
export function mergeChunks(rows: Row[]): Row[] {
  const classes = new Map<number, Item[]>();
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
          const [first] = group as [Item];
          const context = first.chunks.map((_, i) => (i === at ? '' : textOf(cellsOf(first, i)))).join(' ');
          const chunks = group.map((item) => cellsOf(item, at));
          if (!mayVary(chunks, context)) continue;
          for (const i of found) taken[i] = 1;
          out.push(
            joinSpan(group.map(({ row, chunks }) => ({ row, from: chunks[at]!.from, to: chunks[at]!.to }))),
          );
        }
      }
    }
    for (const [i, { row }] of same.entries()) if (taken[i] === 0) out.push(row);
  }
  return uniteEqual(out);
}

function agreementOf(items: readonly Item[], length: number): Agreement {
  const agreement = new Agreement(items.length, length);
  for (let i = 0; i < items.length; i++) {
    const { row, chunks } = items[i]!;
    for (let at = 0; at < length; at++) {
      const { from, to } = chunks[at]!;
      let hash1 = to - from;
      let hash2 = ~hash1;
      for (let c = from; c < to; c++) {
        hash1 = (hash1 + cellKey(row.cells[c]!.hash1, c - from)) | 0;
        hash2 = (hash2 + cellKey(row.cells[c]!.hash2, c - from)) | 0;
      }
      agreement.set(i, at, hash1, hash2, true);
    }
  }
  return agreement;
}

/** A row and where its white-space separated chunks lie. */
interface Item {
  row: Row;
  chunks: Chunk[];
}

interface Chunk {
  from: number;
  to: number;
}

function chunksOf({ cells }: Row): Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  for (let to = 1; to <= cells.length; to++) {
    if (to < cells.length && !cells[to]!.spaced) continue;
    chunks.push({ from, to });
    from = to;
  }
  return chunks;
}

function textOf(cells: readonly RowCell[]): string {
  return cells.map((cell) => (cell.variable ? '<*>' : cell.text)).join('');
}

function cellsOf({ row, chunks }: Item, at: number): RowCell[] {
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
