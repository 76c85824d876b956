import { refreshGrownStatistics } from '#db/queries/cleanup.ts';
import type { Ctx } from '#lib/server/context.ts';
import { withLease } from '#lib/server/with-lease.ts';
import { mergeDuplicatePatterns } from '../patterns/merge-duplicate-patterns.ts';
import { keepHouse } from './keep-house.ts';

/** The house is kept about this often, by one of all instances. */
const HOUSE = { name: 'house', ttlMs: 5 * 60_000, everyMs: 15 * 60_000 };
/** Each instance asks whether it is time. */
const ASK_MS = 60_000;
/** The embedded store plans badly for tables that grew since it last looked at them. */
const STATISTICS_MS = 10_000;

/** Work on a timer for as long as the instance lives. */
export function startChores(ctx: Ctx, { askMs = ASK_MS }: { askMs?: number } = {}): void {
  ctx.background.every('house', { firstMs: askMs, pauseMs: askMs }, () =>
    withLease(ctx, HOUSE, async ({ hold }) => {
      await keepHouse(ctx, hold);
      await mergeDuplicatePatterns(ctx, hold);
    }),
  );
  if (ctx.store.kind === 'embedded') {
    const pause = { firstMs: STATISTICS_MS, pauseMs: STATISTICS_MS };
    ctx.background.every('statistics', pause, () => refreshGrownStatistics(ctx.db));
  }
}
