import { isStoreGone } from '#db/is-store-gone.ts';
import type { Ctx } from '#lib/server/context.ts';
import { pause } from './pause.ts';

const away = 'The database does not answer. Nothing is lost: this goes on as soon as it is back.';

export function noteStoreAway(ctx: Ctx): void {
  if (ctx.runs.storeAway === null) ctx.log.warn('the store does not answer');
  ctx.runs.setStoreAway(away);
}

export function noteStoreBack(ctx: Ctx): void {
  if (ctx.runs.storeAway !== null) ctx.log.info('the store answers again');
  ctx.runs.setStoreAway(null);
}

/**
 * Does `work` even if the store goes away meanwhile: waits until it is back and does it again, as long as
 * the signal allows. `work` must therefore be safe to do twice.
 */
export async function outlastStore<T>(ctx: Ctx, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    try {
      const value = await work();
      noteStoreBack(ctx);
      return value;
    } catch (error) {
      if (!isStoreGone(error)) throw error;
      noteStoreAway(ctx);
      await pause(ctx.runs.timings.storeProbe, signal);
    }
  }
}
