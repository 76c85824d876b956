import type { Ctx } from '#lib/server/context.ts';
import { pause } from '../pause.ts';

/** Longest that one instance waits for the answer of another: past it both work, rather than wait for one that died. */
const CLAIM_SECONDS = 30;
/** How often it is looked whether the answer is there. */
const LOOK_MS = 100;

type Claiming = Pick<Ctx, 'cache' | 'settings'>;

export interface ClaimOptions {
  signal: AbortSignal;
  /** Told once, when another one works on it. */
  onWait: () => void;
}

/**
 * Of several instances that are asked the same at once, one works. True when this one is to: then `release` ends the
 * claim. False when another one has put the answer into the cache meanwhile.
 */
export async function claimAnalysis(ctx: Claiming, key: string, options: ClaimOptions): Promise<boolean> {
  // What is not kept cannot be waited for.
  if (ctx.settings.cache.analysisSeconds === 0) return true;
  const claim = claimOf(key);
  const giveUpAt = performance.now() + CLAIM_SECONDS * 1000;
  for (let first = true; performance.now() < giveUpAt; first = false) {
    if (await ctx.cache.claim(claim, CLAIM_SECONDS)) {
      // It may have been answered between the last look into the cache and the claim.
      if ((await ctx.cache.get(key)) === null) return true;
      await ctx.cache.delete(claim);
      return false;
    }
    if (first) options.onWait();
    await pause(LOOK_MS, options.signal);
    if ((await ctx.cache.get(key)) !== null) return false;
  }
  return true;
}

export async function releaseClaim(ctx: Claiming, key: string): Promise<void> {
  if (ctx.settings.cache.analysisSeconds > 0) await ctx.cache.delete(claimOf(key));
}

const claimOf = (key: string) => `${key}:under way`;
