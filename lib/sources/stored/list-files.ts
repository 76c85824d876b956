import type { ViewFile } from '#lib/contracts/log-view.ts';
import type { Ctx } from '#lib/server/context.ts';
import { filesOfSet } from './find-file.ts';

/** The files of a stored set in their order. */
export async function listFiles(ctx: Ctx, { logSetId }: { logSetId: string }): Promise<ViewFile[]> {
  const files = await filesOfSet(ctx, logSetId);
  return files.map(({ name, lines, records, bytes, firstTime, lastTime, format }) => ({
    name,
    lines,
    records,
    bytes,
    firstTime: instant(firstTime),
    lastTime: instant(lastTime),
    format,
  }));
}

const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
