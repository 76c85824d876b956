import { type LogChunk, listChunkPlaces, readChunks } from '#db/queries/log-chunks.ts';
import type { LogFile } from '#db/queries/log-sets.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import { decodeText } from '#lib/logs/read/read-logs.ts';
import { LEVEL_NAMES } from '#lib/logs/record.ts';
import { lineEnd, lineStarts } from '#lib/logs/store/line-breaks.ts';
import type { Ctx } from '#lib/server/context.ts';
import { filesOfSet } from './find-file.ts';
import { type CompiledFilter, compileFilter, type LineFilter } from './line-filter.ts';
import { SHOWN_LINE_BYTES } from './read-lines.ts';
import { chunkColumns, chunkText } from './unpack-chunk.ts';

export interface LineHit {
  file: string;
  line: number;
  lines: number;
  at: string | null;
  level: string;
  service: string | null;
  trace: string | null;
  /** Leaf of the file's miner. */
  leaf: number;
  text: string;
  /** Characters of the record left out of `text`. */
  cut: number;
}

export interface SearchPage {
  hits: LineHit[];
  /** Where the next page starts; absent when there is no more. */
  next?: string;
  /** Lines looked at for this page. */
  scanned: number;
}

export interface SearchInput {
  logSetId: string;
  filter: LineFilter;
  limit: number;
  direction?: 'forward' | 'backward';
  cursor?: string;
  /** Stop after this long with what was found so far and a mark to go on from. */
  budgetMs?: number;
  /** Characters of a record that are handed back. */
  shownChars?: number;
  signal?: AbortSignal;
}

/** Chunks fetched at once: one round trip for several, little memory. */
const BATCH = 4;

/** Records of a stored set that fit, in the order of its files and lines. */
export async function searchLines(ctx: Ctx, input: SearchInput): Promise<SearchPage> {
  const { filter, limit, direction = 'forward', signal } = input;
  const compiled = compileFilter(filter);
  const backward = direction === 'backward';
  const all = (await filesOfSet(ctx, input.logSetId)).filter(
    (file) => !filter.file || file.name === filter.file,
  );
  const files = backward ? all.reverse() : all;
  const start = input.cursor ? readCursor(input.cursor) : null;
  const stopAt = performance.now() + (input.budgetMs ?? Number.POSITIVE_INFINITY);
  const shownChars = input.shownChars ?? SHOWN_LINE_BYTES;
  const hits: LineHit[] = [];
  let scanned = 0;
  for (const file of files) {
    if (start && (backward ? file.index > start.file : file.index < start.file)) continue;
    const after = start?.file === file.index ? start.line : null;
    for await (const chunk of chunksOf(ctx, file, { filter, backward, after })) {
      signal?.throwIfAborted();
      scanned += chunk.lastLine - chunk.firstLine + 1;
      for (const hit of hitsIn(chunk, file, compiled, { backward, after, shownChars })) {
        if (hits.length === limit) {
          const last = hits[limit - 1]!;
          return { hits, scanned, next: `${indexOf(files, last.file)}:${last.line}` };
        }
        hits.push(hit);
      }
      if (performance.now() >= stopAt)
        return { hits, scanned, next: `${file.index}:${backward ? chunk.firstLine : chunk.lastLine}` };
    }
  }
  return { hits, scanned };
}

interface Walk {
  backward: boolean;
  /** Line of the last hit shown; only those past it are wanted. */
  after: number | null;
}

async function* chunksOf(
  ctx: Ctx,
  file: LogFile,
  { filter, backward, after }: Walk & { filter: LineFilter },
): AsyncGenerator<LogChunk> {
  const { from, to } = filter;
  const places = (await listChunkPlaces(ctx.db, { logFileId: file.id })).filter((place) => {
    if (after !== null && (backward ? place.firstLine >= after : place.lastLine <= after)) return false;
    if (from === undefined && to === undefined) return true;
    if (place.firstTime === null || place.lastTime === null) return false;
    return (to === undefined || place.firstTime < to) && (from === undefined || place.lastTime >= from);
  });
  if (backward) places.reverse();
  for (let at = 0; at < places.length; at += BATCH) {
    const seqs = places.slice(at, at + BATCH).map((place) => place.seq);
    const chunks = await readChunks(ctx.db, { logFileId: file.id, seqs });
    if (backward) chunks.reverse();
    yield* chunks;
  }
}

function* hitsIn(
  chunk: LogChunk,
  file: LogFile,
  filter: CompiledFilter,
  { backward, after, shownChars }: Walk & { shownChars: number },
): Generator<LineHit> {
  const columns = chunkColumns(chunk);
  if (!columns || !filter.mayHold(columns)) return;
  let text: Uint8Array | null = null;
  let starts: Uint32Array = new Uint32Array(0);
  for (let step = 0; step < columns.count; step++) {
    const at = backward ? columns.count - 1 - step : step;
    const line = columns.line[at]!;
    if (after !== null && (backward ? line >= after : line <= after)) continue;
    if (!filter.fits(columns, at)) continue;
    if (!text) {
      text = chunkText(chunk);
      starts = lineStarts(text);
    }
    const lines = columns.lines[at]!;
    const from = starts[line - chunk.firstLine] ?? 0;
    const next = starts[line - chunk.firstLine + lines] ?? text.length;
    const end = lineEnd(text, from, next);
    const record = decodeText(text.subarray(from, end));
    if (filter.fitsText && !filter.fitsText(record)) continue;
    const time = columns.time[at]!;
    yield {
      file: file.name,
      line,
      lines,
      at: Number.isNaN(time) ? null : new Date(time).toISOString(),
      level: LEVEL_NAMES[columns.level[at]!] ?? 'none',
      service: columns.services[columns.service[at]!] ?? null,
      trace: columns.traces[columns.trace[at]!] ?? null,
      leaf: columns.leaf[at]!,
      text: record.slice(0, shownChars),
      cut: Math.max(0, record.length - shownChars),
    };
  }
}

function indexOf(files: readonly LogFile[], name: string): number {
  return files.find((file) => file.name === name)?.index ?? 0;
}

function readCursor(cursor: string): { file: number; line: number } {
  const match = /^(\d{1,9}):(\d{1,12})$/.exec(cursor);
  if (!match)
    throw new PersonError('bad_input', 'The page mark is not one of ours; start from the first page.', {
      field: 'cursor',
    });
  return { file: Number(match[1]), line: Number(match[2]) };
}
