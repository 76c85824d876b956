import { readChunksByLines } from '#db/queries/log-chunks.ts';
import type { ViewLine } from '#lib/contracts/log-view.ts';
import type { Profile } from '#lib/logs/profile/profile.ts';
import { decodeText } from '#lib/logs/read/read-logs.ts';
import { LEVEL_NAMES } from '#lib/logs/record.ts';
import type { ChunkColumns } from '#lib/logs/store/chunk-columns.ts';
import { lineEnd, lineStarts } from '#lib/logs/store/line-breaks.ts';
import type { Ctx } from '#lib/server/context.ts';
import { findFile } from './find-file.ts';
import { MAX_PAGE_LINES } from './read-lines.ts';
import { readProfile } from './read-profile.ts';
import { chunkColumns, chunkText } from './unpack-chunk.ts';

/** A row shows no more at once; the whole line is asked for on its own. */
export const ROW_BYTES = 2_000;

/** Lines of a stored file with what the engine knows about the record each belongs to. */
export async function viewLines(
  ctx: Ctx,
  input: { logSetId: string; file: string; fromLine: number; toLine: number },
): Promise<ViewLine[]> {
  const { logSetId, file, fromLine } = input;
  const { id } = await findFile(ctx, logSetId, file);
  const toLine = Math.min(input.toLine, fromLine + MAX_PAGE_LINES - 1);
  const chunks = await readChunksByLines(ctx.db, { logFileId: id, fromLine, toLine });
  const profile = await readProfile(ctx, { logSetId, file });
  const first = chunks[0];
  if (!first) return [];
  // Chunks follow on from each other, and a line may lie in two of them.
  const text = chunks.length === 1 ? chunkText(first) : Buffer.concat(chunks.map(chunkText));
  const starts = lineStarts(text);
  const columns = chunks.map(chunkColumns).filter((one) => one !== null);
  const lines: ViewLine[] = [];
  for (let line = Math.max(fromLine, first.firstLine); line <= toLine; line++) {
    const at = line - first.firstLine;
    const start = starts[at];
    if (start === undefined) break;
    const end = lineEnd(text, start, starts[at + 1] ?? text.length);
    const shown = Math.min(end, start + ROW_BYTES);
    lines.push({
      file,
      line,
      text: decodeText(text.subarray(start, shown)),
      cut: end - shown,
      ...recordAt(columns, line, profile),
    });
  }
  return lines;
}

type OfRecord = Pick<ViewLine, 'head' | 'level' | 'at' | 'service' | 'trace' | 'template'>;

function recordAt(columns: readonly ChunkColumns[], line: number, profile: Profile): OfRecord {
  const owner = columns.findLast((one) => one.count > 0 && one.line[0]! <= line);
  const at = owner ? lastNotAfter(owner.line, line) : -1;
  if (!owner || line >= owner.line[at]! + owner.lines[at]!)
    return { head: line, level: 'none', at: null, service: null, trace: null, template: null };
  const head = owner.line[at]!;
  return {
    head,
    level: LEVEL_NAMES[owner.level[at]!] ?? 'none',
    at: Number.isNaN(owner.time[at]!) ? null : new Date(owner.time[at]!).toISOString(),
    service: owner.services[owner.service[at]!] ?? null,
    trace: owner.traces[owner.trace[at]!] ?? null,
    template: head === line ? templateOf(profile, owner.leaf[at]!) : null,
  };
}

export function templateOf(profile: Profile, leaf: number): string | null {
  return profile.templates[profile.leafTemplate[leaf] ?? -1]?.text ?? null;
}

/** Index of the last value that is not after `wanted`; the values rise. */
function lastNotAfter(values: Uint32Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
