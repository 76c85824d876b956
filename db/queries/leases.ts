import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { leases } from '../schema/leases.ts';

export interface HeldLease {
  name: string;
  holder: string;
  epoch: number;
}

const inMs = (ms: number) => sql`clock_timestamp() + ${ms} * interval '1 millisecond'`;
const before = (ms: number) => sql`clock_timestamp() - ${ms} * interval '1 millisecond'`;

/** Takes a lease nobody holds. Null: another holds it, or the work was done less than `everyMs` ago. */
export async function takeLease(
  db: Database,
  input: { name: string; holder: string; ttlMs: number; everyMs: number },
): Promise<HeldLease | null> {
  const { name, holder, ttlMs, everyMs } = input;
  const [row] = await db
    .insert(leases)
    .values({ name, holder, epoch: 1, expiresAt: inMs(ttlMs) })
    .onConflictDoUpdate({
      target: leases.name,
      set: { holder, epoch: sql`${leases.epoch} + 1`, expiresAt: inMs(ttlMs) },
      setWhere: sql`${leases.expiresAt} < clock_timestamp()
        and (${leases.doneAt} is null or ${leases.doneAt} <= ${before(everyMs)})`,
    })
    .returning({ epoch: leases.epoch });
  return row ? { name, holder, epoch: row.epoch } : null;
}

const stillHeld = ({ name, holder, epoch }: HeldLease) =>
  and(eq(leases.name, name), eq(leases.holder, holder), eq(leases.epoch, epoch));

/** Holds it longer. False: it was taken over meanwhile, and the work must stop. */
export async function holdLease(
  db: Database,
  { ttlMs, ...lease }: HeldLease & { ttlMs: number },
): Promise<boolean> {
  const held = await db
    .update(leases)
    .set({ expiresAt: inMs(ttlMs) })
    .where(stillHeld(lease))
    .returning({ epoch: leases.epoch });
  return held.length > 0;
}

/** Gives it back; `done` says that the work came to its end. */
export async function dropLease(
  db: Database,
  { done, ...lease }: HeldLease & { done: boolean },
): Promise<void> {
  await db
    .update(leases)
    .set({ expiresAt: before(1), ...(done ? { doneAt: sql`clock_timestamp()` } : {}) })
    .where(stillHeld(lease));
}
