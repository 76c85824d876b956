import { readPlaces } from '#db/queries/messages.ts';
import { readStepsOfRuns } from '#db/queries/run-steps.ts';
import { listRuns, type Run } from '#db/queries/runs.ts';
import { branchOf } from '#lib/contracts/branches.ts';
import type { StepName, StepPayload } from '#lib/contracts/steps.ts';
import type { RunContext } from './run-context.ts';

/** Runs looked back at for the cause, the trace or the answer that a question means. */
const LOOK_BACK = 6;

export interface PrecedingRun {
  run: Run;
  payload<N extends StepName>(name: N): StepPayload<N> | undefined;
}

/** Finished runs that a question follows, the newest first. */
export async function precedingRuns({
  ctx,
  runId,
  conversationId,
  questionMessageId,
  askedAt,
}: Pick<RunContext, 'ctx' | 'runId' | 'conversationId' | 'questionMessageId' | 'askedAt'>): Promise<
  PrecedingRun[]
> {
  const [runs, places] = await Promise.all([
    listRuns(ctx.db, { conversationId, limit: LOOK_BACK + 1 }),
    readPlaces(ctx.db, { conversationId }),
  ]);
  // What was asked before in other words is no part of what this question follows.
  const branch = new Set(branchOf(places, questionMessageId ?? undefined).map(({ id }) => id));
  const follows = ({ questionMessageId: asked }: Run) => asked === null || branch.has(asked);
  const done = runs
    .filter((run) => run.id !== runId && run.createdAt < askedAt && run.status === 'done' && follows(run))
    .reverse();
  const steps = await readStepsOfRuns(ctx.db, { runIds: done.map(({ id }) => id) });
  return done.map((run) => ({
    run,
    payload: <N extends StepName>(name: N) =>
      steps.find((step) => step.runId === run.id && step.kind === 'step' && step.name === name)?.payload as
        | StepPayload<N>
        | undefined,
  }));
}
