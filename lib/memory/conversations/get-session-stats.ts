import { countActive } from '#db/queries/statistics.ts';
import type { Ctx } from '#lib/server/context.ts';
import type { CacheStatus } from '../cache/cache.ts';
import { ACTIVE_MS } from '../figures/watch-memory.ts';

/** How many conversations are active, and how the cache does. */
export async function getSessionStats(ctx: Ctx): Promise<{ activeSessions: number; cache: CacheStatus }> {
  const since = new Date(ctx.now().getTime() - ACTIVE_MS);
  return { activeSessions: await countActive(ctx.db, { since }), cache: ctx.cache.status() };
}
