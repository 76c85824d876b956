import { sumStatistics } from '#db/queries/insights.ts';
import type { MemoryStatistics } from '#lib/contracts/insights.ts';
import type { Ctx } from '#lib/server/context.ts';

/** How much is remembered, as the database's triggers counted it. */
export function readStatistics(ctx: Ctx): Promise<MemoryStatistics> {
  return sumStatistics(ctx.db, { userId: ctx.user.id });
}
