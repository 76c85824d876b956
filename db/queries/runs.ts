import { and, asc, desc, eq, inArray, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import { runs } from '../schema/runs.ts';
import { visibleTo } from './visible.ts';

export type Run = typeof runs.$inferSelect;

export interface InsertRunInput {
  id?: string;
  conversationId: string;
  questionMessageId?: string | null;
  userId: string;
  input: unknown;
  /** The worker that starts it at once; without one it waits to be claimed. */
  workerId?: string | null;
}

export async function insertRun(db: Database, input: InsertRunInput): Promise<Run> {
  const claimed = input.workerId == null ? {} : { epoch: 1, heartbeatAt: sql`clock_timestamp()` };
  const [run] = await db
    .insert(runs)
    .values({ ...input, ...claimed })
    .returning();
  return run!;
}

const stale = (staleAfterMs: number): SQL =>
  or(
    isNull(runs.workerId),
    isNull(runs.heartbeatAt),
    lt(runs.heartbeatAt, sql`clock_timestamp() - ${staleAfterMs} * interval '1 millisecond'`),
  ) as SQL;

const taken = (workerId: string) => ({
  workerId,
  epoch: sql`${runs.epoch} + 1`,
  heartbeatAt: sql`clock_timestamp()`,
});

/** Takes over one run that nobody works on. Null when somebody does, or it has ended. */
export async function claimRun(
  db: Database,
  { runId, workerId, staleAfterMs }: { runId: string; workerId: string; staleAfterMs: number },
): Promise<Run | null> {
  const [run] = await db
    .update(runs)
    .set(taken(workerId))
    .where(and(eq(runs.id, runId), eq(runs.status, 'running'), stale(staleAfterMs)))
    .returning();
  return run ?? null;
}

export interface ClaimStaleInput {
  workerId: string;
  staleAfterMs: number;
  limit: number;
  /** Runs that this worker is known to work on, however old their last sign of life is. */
  except?: readonly string[];
}

/** Takes over runs whose worker is gone, oldest first. Of several instances each run goes to one. */
export async function claimStaleRuns(
  db: Database,
  { workerId, staleAfterMs, limit, except = [] }: ClaimStaleInput,
): Promise<Run[]> {
  const free = db
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.status, 'running'), stale(staleAfterMs), notInArray(runs.id, [...except])))
    .orderBy(asc(runs.createdAt))
    .limit(limit)
    .for('update', { skipLocked: true });
  return db.update(runs).set(taken(workerId)).where(inArray(runs.id, free)).returning();
}

export async function listStaleRuns(
  db: Database,
  { staleAfterMs, limit = 100 }: { staleAfterMs: number; limit?: number },
): Promise<Run[]> {
  return db
    .select()
    .from(runs)
    .where(and(eq(runs.status, 'running'), stale(staleAfterMs)))
    .orderBy(asc(runs.createdAt))
    .limit(limit);
}

/** Says that the worker lives; learns whether a stop was asked for. Null: somebody else has taken over, or it ended. */
export async function heartbeatRun(
  db: Database,
  { runId, epoch }: { runId: string; epoch: number },
): Promise<{ stopRequested: boolean } | null> {
  const [run] = await db
    .update(runs)
    .set({ heartbeatAt: sql`clock_timestamp()` })
    .where(and(eq(runs.id, runId), eq(runs.epoch, epoch), eq(runs.status, 'running')))
    .returning({ stopRequestedAt: runs.stopRequestedAt });
  return run === undefined ? null : { stopRequested: run.stopRequestedAt !== null };
}

/** Asks the worker to stop, wherever it is. Null when there is no such run for this person, or it has ended. */
export async function requestStop(
  db: Database,
  { runId, userId }: { runId: string; userId: string },
): Promise<Run | null> {
  const seen = db.select({ id: conversations.id }).from(conversations).where(visibleTo(userId));
  const [run] = await db
    .update(runs)
    .set({ stopRequestedAt: sql`coalesce(${runs.stopRequestedAt}, clock_timestamp())` })
    .where(and(eq(runs.id, runId), eq(runs.status, 'running'), inArray(runs.conversationId, seen)))
    .returning();
  return run ?? null;
}

export async function readRun(
  db: Database,
  { runId, userId }: { runId: string; userId: string },
): Promise<Run | null> {
  const [row] = await db
    .select({ run: runs })
    .from(runs)
    .innerJoin(conversations, eq(conversations.id, runs.conversationId))
    .where(and(eq(runs.id, runId), visibleTo(userId)));
  return row?.run ?? null;
}

/** Those of the runs that the person may see, oldest first. */
export async function readRuns(
  db: Database,
  { ids, userId }: { ids: string[]; userId: string },
): Promise<Run[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ run: runs })
    .from(runs)
    .innerJoin(conversations, eq(conversations.id, runs.conversationId))
    .where(and(inArray(runs.id, ids), visibleTo(userId)))
    .orderBy(asc(runs.createdAt), asc(runs.id));
  return rows.map(({ run }) => run);
}

/** The newest runs of a conversation the caller may see, oldest of them first. */
export async function listRuns(
  db: Database,
  { conversationId, limit = 200 }: { conversationId: string; limit?: number },
): Promise<Run[]> {
  const newest = await db
    .select()
    .from(runs)
    .where(eq(runs.conversationId, conversationId))
    .orderBy(desc(runs.createdAt), desc(runs.id))
    .limit(limit);
  return newest.reverse();
}

export async function countRunning(db: Database): Promise<number> {
  return db.$count(runs, eq(runs.status, 'running'));
}

/** Lets go of a run, so that another worker takes it at once instead of after a silence. */
export async function releaseRun(
  db: Database,
  { runId, epoch }: { runId: string; epoch: number },
): Promise<void> {
  await db
    .update(runs)
    .set({ workerId: null })
    .where(and(eq(runs.id, runId), eq(runs.epoch, epoch), eq(runs.status, 'running')));
}
