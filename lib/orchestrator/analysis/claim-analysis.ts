import type { Ctx } from '#lib/server/context.ts';
import { pause } from '../pause.ts';

/** A claim lasts this long after its holder's last sign of life: a worker that was killed is not waited for. */
const CLAIM_SECONDS = 5;
/** How often the holder gives one. */
const RENEW_MS = 1_000;
/** Longest that one instance waits for another that is alive: past it both work. */
const WAIT_MS = 300_000;
/** How often it is looked whether the answer is there. */
const LOOK_MS = 100;

type Claiming = Pick<Ctx, 'cache' | 'settings'>;

export interface ClaimOptions {
  signal: AbortSignal;
  /** Told once, when another one works on it. */
  onWait: () => void;
}

/** The right to work: held until it is released. */
export interface Claim {
  release(): Promise<void>;
}

/**
 * Of several instances that are asked the same at once, one works and is given the claim. Null when another one has
 * put the answer into the cache meanwhile.
 */
export async function claimAnalysis(
  ctx: Claiming,
  key: string,
  options: ClaimOptions,
): Promise<Claim | null> {
  // What is not kept cannot be waited for.
  if (ctx.settings.cache.analysisSeconds === 0) return unclaimed;
  const claim = `${key}:under way`;
  const giveUpAt = performance.now() + WAIT_MS;
  for (let first = true; performance.now() < giveUpAt; first = false) {
    if (await ctx.cache.claim(claim, CLAIM_SECONDS)) {
      // It may have been answered between the last look into the cache and the claim.
      if ((await ctx.cache.get(key)) === null) return hold(ctx, claim);
      await ctx.cache.delete(claim);
      return null;
    }
    if (first) options.onWait();
    await pause(LOOK_MS, options.signal);
    if ((await ctx.cache.get(key)) !== null) return null;
  }
  return unclaimed;
}

const unclaimed: Claim = { release: async () => undefined };

function hold({ cache }: Claiming, claim: string): Claim {
  let renewed: Promise<void> | undefined;
  const timer = setInterval(() => {
    renewed = cache.set(claim, 'claimed', CLAIM_SECONDS);
  }, RENEW_MS).unref();
  return {
    async release() {
      clearInterval(timer);
      // One on its way would claim it again.
      await renewed;
      await cache.delete(claim);
    },
  };
}
