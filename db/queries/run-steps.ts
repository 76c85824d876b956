import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { runSteps, runs, type StepKind, type StoredRunStatus } from '../schema/runs.ts';

export type RunStep = typeof runSteps.$inferSelect;

/** A step on its way into the store. */
export interface StepEntry {
  kind: StepKind;
  name: string;
  payload?: unknown;
  durationMs?: number | null;
}

/** Under what a worker writes. */
interface Held {
  runId: string;
  /** The epoch under which the worker holds the run. */
  epoch: number;
  /** The newest step the worker knows of: when another one is there, nothing is stored. */
  afterSeq?: number;
}

export interface Ending {
  status: Exclude<StoredRunStatus, 'running'>;
  sentence?: string | null;
}

type Placed = { seq: number; at: Date };

/** Stores the next step of a run. Null: the run has ended or was taken over, and the caller must let go of it. */
export async function appendStep(db: Database, step: Held & StepEntry): Promise<Placed | null> {
  return (await appendSteps(db, { ...step, steps: [step] }))?.[0] ?? null;
}

/** Ends a run once, with its last event. Null as for `appendStep`. */
export async function endRun(
  db: Database,
  { status, sentence, payload, durationMs, ...held }: Held & Ending & Omit<StepEntry, 'kind' | 'name'>,
): Promise<Placed | null> {
  const last: StepEntry = { kind: 'ended', name: status, payload: payload ?? null };
  const ending = { status, sentence: sentence ?? null };
  return (
    (
      await appendSteps(db, {
        ...held,
        steps: [{ ...last, durationMs: durationMs ?? null }],
        ending,
      })
    )?.[0] ?? null
  );
}

/**
 * Stores the next steps of a run and, with an `ending`, ends it with the last of them. One statement, so that
 * all of them and their numbers are stored together or not at all. Null as for `appendStep`.
 */
export async function appendSteps(
  db: Database,
  { runId, epoch, afterSeq, steps, ending }: Held & { steps: readonly StepEntry[]; ending?: Ending },
): Promise<Placed[] | null> {
  if (steps.length === 0) return [];
  const change = ending
    ? { status: ending.status, sentence: ending.sentence ?? null, endedAt: sql`clock_timestamp()` }
    : { heartbeatAt: sql`clock_timestamp()` };
  const held = db.$with('held').as(
    db
      .update(runs)
      .set({ lastSeq: sql`${runs.lastSeq} + ${steps.length}::int`, ...change })
      .where(
        and(
          eq(runs.id, runId),
          eq(runs.epoch, epoch),
          eq(runs.status, 'running'),
          afterSeq === undefined ? undefined : eq(runs.lastSeq, afterSeq),
        ),
      )
      .returning({ id: runs.id, lastSeq: runs.lastSeq }),
  );
  const rows = steps.map(
    ({ kind, name, payload = null, durationMs = null }, at) =>
      sql`(${steps.length - 1 - at}::int, ${kind}::text, ${sql.param(name, runSteps.name)}::text, ${sql.param(payload, runSteps.payload)}::jsonb, ${durationMs}::real)`,
  );
  const entries = sql`(values ${sql.join(rows, sql`, `)}) as entry(back, kind, name, payload, duration_ms)`;
  const stored = await db
    .with(held)
    .insert(runSteps)
    .select((query) =>
      query
        .select({
          runId: held.id,
          // By hand: the casing of names does not reach through a `with`.
          seq: sql<number>`last_seq - entry.back`.as('seq'),
          kind: sql<StepKind>`entry.kind`.as('kind'),
          name: sql<string>`entry.name`.as('name'),
          payload: sql`entry.payload`.as('payload'),
          at: sql<Date>`clock_timestamp()`.as('at'),
          durationMs: sql<number | null>`entry.duration_ms`.as('duration_ms'),
        })
        .from(held)
        .crossJoin(entries),
    )
    .returning({ seq: runSteps.seq, at: runSteps.at });
  return stored.length === 0 ? null : stored.sort((a, b) => a.seq - b.seq);
}

/** Steps after a number, in order. The caller has made sure that its user may see the run. */
export async function readSteps(
  db: Database,
  { runId, afterSeq = 0, limit = 1000 }: { runId: string; afterSeq?: number; limit?: number },
): Promise<RunStep[]> {
  return db
    .select()
    .from(runSteps)
    .where(and(eq(runSteps.runId, runId), gt(runSteps.seq, afterSeq)))
    .orderBy(asc(runSteps.seq))
    .limit(limit);
}

export async function readStepsOfRuns(db: Database, { runIds }: { runIds: string[] }): Promise<RunStep[]> {
  if (runIds.length === 0) return [];
  return db
    .select()
    .from(runSteps)
    .where(inArray(runSteps.runId, runIds))
    .orderBy(asc(runSteps.runId), asc(runSteps.seq));
}
