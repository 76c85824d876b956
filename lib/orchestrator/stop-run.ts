import { isStoreGone } from '#db/is-store-gone.ts';
import { requestStop } from '#db/queries/runs.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Ctx } from '#lib/server/context.ts';
import { findRun } from './find-run.ts';

/** Stops a run wherever it is worked on. One that has ended already stays as it is. */
export async function stopRun(ctx: Ctx, { runId }: { runId: string }): Promise<void> {
  try {
    const asked = await requestStop(ctx.db, { runId, userId: ctx.user.id });
    if (!asked && !(await findRun(ctx, runId))) {
      throw new PersonError('not_found', 'This question is not known here. It may have been deleted.');
    }
  } catch (error) {
    if (!isStoreGone(error)) throw error;
    // The request could not be stored, but a worker on this instance can be told all the same.
    if (!ctx.runs.active.has(runId)) {
      throw new PersonError(
        'store_unavailable',
        'The database does not answer. Stop again when it is back.',
        {
          cause: error,
        },
      );
    }
  }
  ctx.bus.send(runId, { kind: 'stop' });
}
