import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { runSteps, runs, type StepKind, type StoredRunStatus } from '../schema/runs.ts';

export type RunStep = typeof runSteps.$inferSelect;

export interface AppendStepInput {
  runId: string;
  /** The epoch under which the worker holds the run. */
  epoch: number;
  kind: StepKind;
  name: string;
  payload?: unknown;
  durationMs?: number | null;
  /** The newest step the worker knows of: when another one is there, nothing is stored. */
  afterSeq?: number;
}

/** Stores the next step of a run. Null: the run has ended or was taken over, and the caller must let go of it. */
export async function appendStep(
  db: Database,
  input: AppendStepInput,
): Promise<{ seq: number; at: Date } | null> {
  return writeStep(db, input, { heartbeatAt: sql`clock_timestamp()` });
}

/** Ends a run once, with its last event. Null as for `appendStep`. */
export async function endRun(
  db: Database,
  {
    status,
    sentence = null,
    ...step
  }: {
    runId: string;
    epoch: number;
    status: Exclude<StoredRunStatus, 'running'>;
    sentence?: string | null;
    payload?: unknown;
    durationMs?: number | null;
    afterSeq?: number;
  },
): Promise<{ seq: number; at: Date } | null> {
  return writeStep(
    db,
    { ...step, kind: 'ended', name: status },
    { status, sentence, endedAt: sql`clock_timestamp()` },
  );
}

/** One statement, so that the number and the step are stored together or not at all. */
async function writeStep(db: Database, input: AppendStepInput, change: object) {
  const held = db.$with('held').as(
    db
      .update(runs)
      .set({ lastSeq: sql`${runs.lastSeq} + 1`, ...change })
      .where(
        and(
          eq(runs.id, input.runId),
          eq(runs.epoch, input.epoch),
          eq(runs.status, 'running'),
          input.afterSeq === undefined ? undefined : eq(runs.lastSeq, input.afterSeq),
        ),
      )
      .returning({ id: runs.id, lastSeq: runs.lastSeq }),
  );
  const payload = sql`${sql.param(input.payload ?? null, runSteps.payload)}::jsonb`;
  const [step] = await db
    .with(held)
    .insert(runSteps)
    .select((query) =>
      query
        .select({
          runId: held.id,
          // By hand: the casing of names does not reach through a `with`.
          seq: sql<number>`last_seq`.as('seq'),
          kind: sql<StepKind>`${input.kind}::text`.as('kind'),
          name: sql<string>`${input.name}::text`.as('name'),
          payload: payload.as('payload'),
          at: sql<Date>`clock_timestamp()`.as('at'),
          durationMs: sql<number | null>`${input.durationMs ?? null}::real`.as('duration_ms'),
        })
        .from(held),
    )
    .returning({ seq: runSteps.seq, at: runSteps.at });
  return step ?? null;
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
