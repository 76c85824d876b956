import { dropLease, holdLease, takeLease } from '#db/queries/leases.ts';
import type { Ctx } from './context.ts';

export class LeaseLost extends Error {}

export interface Lease {
  /** Before each part of the work: holds the lease longer, or throws when another instance has taken over. */
  hold(): Promise<void>;
}

/** Does work that only one instance may do; null when another does it, or it was done less than `everyMs` ago. */
export async function withLease<T>(
  ctx: Ctx,
  { name, ttlMs, everyMs }: { name: string; ttlMs: number; everyMs: number },
  work: (lease: Lease) => Promise<T>,
): Promise<T | null> {
  const lease = await takeLease(ctx.db, { name, holder: ctx.instance, ttlMs, everyMs });
  if (!lease) return null;
  let done = false;
  try {
    const result = await work({
      hold: async () => {
        if (!(await holdLease(ctx.db, { ...lease, ttlMs })))
          throw new LeaseLost(`another instance has taken "${name}" over`);
      },
    });
    done = true;
    return result;
  } finally {
    await dropLease(ctx.db, { ...lease, done });
  }
}
