import { readChunksByLines } from '#db/queries/log-chunks.ts';
import { decodeText } from '#lib/logs/read/read-logs.ts';
import { lineEnd, lineStarts } from '#lib/logs/store/line-breaks.ts';
import type { Ctx } from '#lib/server/context.ts';
import { findFile } from './find-file.ts';
import { chunkText } from './unpack-chunk.ts';

export interface StoredLine {
  line: number;
  text: string;
  /** Bytes of the line that are left out of `text`, 0 when it is whole. */
  cut: number;
}

/** Longer lines are shown cut: a page must stay small whatever a log holds. */
export const SHOWN_LINE_BYTES = 16 * 1024;
export const MAX_PAGE_LINES = 1_000;

/** Lines `fromLine` to `toLine` of a stored file, both included, as they stand in the log. */
export async function readLines(
  ctx: Ctx,
  input: { logSetId: string; file: string; fromLine: number; toLine: number; wholeLines?: boolean },
): Promise<StoredLine[]> {
  const { id } = await findFile(ctx, input.logSetId, input.file);
  const toLine = Math.min(input.toLine, input.fromLine + MAX_PAGE_LINES - 1);
  return linesOfFile(ctx, {
    logFileId: id,
    fromLine: input.fromLine,
    toLine,
    wholeLines: input.wholeLines ?? false,
  });
}

export async function linesOfFile(
  ctx: Ctx,
  input: { logFileId: string; fromLine: number; toLine: number; wholeLines: boolean },
): Promise<StoredLine[]> {
  const { logFileId, fromLine, toLine, wholeLines } = input;
  const chunks = await readChunksByLines(ctx.db, { logFileId, fromLine, toLine });
  const first = chunks[0];
  if (!first) return [];
  // Chunks follow on from each other, and a line may lie in two of them.
  const text = chunks.length === 1 ? chunkText(first) : Buffer.concat(chunks.map(chunkText));
  const starts = lineStarts(text);
  const lines: StoredLine[] = [];
  for (let line = Math.max(fromLine, first.firstLine); line <= toLine; line++) {
    const at = line - first.firstLine;
    const start = starts[at];
    if (start === undefined) break;
    const end = lineEnd(text, start, starts[at + 1] ?? text.length);
    const shown = wholeLines ? end : Math.min(end, start + SHOWN_LINE_BYTES);
    lines.push({ line, text: decodeText(text.subarray(start, shown)), cut: end - shown });
  }
  return lines;
}
