import { type Run, readRun } from '#db/queries/runs.ts';
import type { Ctx } from '#lib/server/context.ts';

/** A run that the person who asks may see. */
export function findRun(ctx: Ctx, runId: string): Promise<Run | null> {
  return readRun(ctx.db, { runId, userId: ctx.user.id });
}
