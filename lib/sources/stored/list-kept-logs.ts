import { listLogSets } from '#db/queries/log-sets.ts';
import type { KeptLogs } from '#lib/contracts/uploads.ts';
import type { Ctx } from '#lib/server/context.ts';

/** More than these are found by a part of their name. */
const MOST = 30;

/** Logs that a person may ask about again, the newest first. */
export async function listKeptLogs(ctx: Ctx, { named }: { named: string }): Promise<KeptLogs[]> {
  const sets = await listLogSets(ctx.db, { userId: ctx.user.id, limit: MOST, status: 'ready', named });
  return sets.map(({ id, name, lines, bytes, firstTime, lastTime, createdAt }) => ({
    logSetId: id,
    name,
    lines,
    bytes,
    firstTime: instant(firstTime),
    lastTime: instant(lastTime),
    storedAt: createdAt.toISOString(),
  }));
}

const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
