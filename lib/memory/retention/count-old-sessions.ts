import { countInactive } from '#db/queries/count-inactive.ts';
import type { Ctx } from '#lib/server/context.ts';

/** How many investigations `cleanupSessions` would delete. */
export async function countOldSessions(ctx: Ctx, { days }: { days: number }): Promise<number> {
  return countInactive(ctx.db, { before: new Date(ctx.now().getTime() - days * 86_400_000) });
}
