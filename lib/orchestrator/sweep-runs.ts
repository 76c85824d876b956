import { isStoreGone } from '#db/is-store-gone.ts';
import { claimStaleRuns } from '#db/queries/runs.ts';
import type { Ctx } from '#lib/server/context.ts';
import { noteStoreAway, noteStoreBack } from './outlast-store.ts';
import { workRun } from './work-run.ts';

/** Runs taken over at once: the rest is left to other instances and to the next sweep. */
const mostAtOnce = 8;

/** Takes over runs whose worker gave no sign of life for a while, and finishes them here. */
export async function sweepRuns(ctx: Ctx, options: { staleAfterMs: number }): Promise<number> {
  const { runs } = ctx;
  if (runs.closing) return 0;
  // Nobody could give a sign of life while the store was away: that says nothing about the workers.
  if (runs.storeAway !== null && !(await storeAnswers(ctx))) return 0;
  if (performance.now() - runs.storeAwayAt < options.staleAfterMs) return 0;
  try {
    const claimed = await claimStaleRuns(ctx.db, {
      workerId: ctx.instance,
      staleAfterMs: options.staleAfterMs,
      limit: mostAtOnce,
      // Whoever is alive here is alive, also after this process or its store stood still for a while.
      except: [...runs.active.keys()],
    });
    for (const run of claimed) {
      ctx.log.warn({ runId: run.id, epoch: run.epoch }, 'run taken over');
      ctx.metrics.runs.inc({ status: 'taken over' });
      workRun(ctx, run);
    }
    return claimed.length;
  } catch (error) {
    if (isStoreGone(error)) noteStoreAway(ctx);
    else ctx.log.error({ err: error }, 'looking for runs to take over failed');
    return 0;
  }
}

async function storeAnswers(ctx: Ctx): Promise<boolean> {
  try {
    await ctx.store.ping();
    noteStoreBack(ctx);
    return true;
  } catch {
    return false;
  }
}

/** Sweeps now and then until `closing`. The embedded store has one process: whoever held its runs before is gone. */
export async function startSweeping(ctx: Ctx): Promise<void> {
  const { runs } = ctx;
  await sweepRuns(ctx, { staleAfterMs: ctx.store.kind === 'embedded' ? 0 : runs.timings.stale });
  const again = async () => {
    await sweepRuns(ctx, { staleAfterMs: runs.timings.stale });
    if (!runs.closing) runs.sweeping = setTimeout(again, runs.timings.sweep).unref();
  };
  runs.sweeping = setTimeout(again, runs.timings.sweep).unref();
}

/** Ends the streams, hands the runs over, and waits until nothing of them is left here. */
export async function closeRuns(ctx: Ctx): Promise<void> {
  const { runs } = ctx;
  runs.closing = true;
  clearTimeout(runs.sweeping);
  runs.wakeFollowers();
  const active = [...runs.active.values()];
  for (const run of active) run.breakOff('handover');
  await Promise.all(active.map((run) => run.finished));
}
