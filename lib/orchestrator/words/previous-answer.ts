import { readStepsOfRuns } from '#db/queries/run-steps.ts';
import { listRuns } from '#db/queries/runs.ts';
import type { StepName, StepPayload } from '#lib/contracts/steps.ts';
import type { RunContext } from '../run-context.ts';

/** Runs looked back at for an answer that a question can be about. */
const LOOK_BACK = 6;

export interface PreviousAnswer {
  answer: StepPayload<'Answer'>;
  payload<N extends StepName>(name: N): StepPayload<N> | undefined;
}

/** The newest answer of this conversation that code wrote: what a model replied is not built upon. */
export async function previousAnswer({
  ctx,
  runId,
  conversationId,
  askedAt,
}: Pick<RunContext, 'ctx' | 'runId' | 'conversationId' | 'askedAt'>): Promise<PreviousAnswer | null> {
  const runs = (await listRuns(ctx.db, { conversationId, limit: LOOK_BACK + 1 }))
    .filter((run) => run.id !== runId && run.createdAt < askedAt && run.status === 'done')
    .reverse();
  const steps = await readStepsOfRuns(ctx.db, { runIds: runs.map(({ id }) => id) });
  for (const { id } of runs) {
    const payload = <N extends StepName>(name: N) =>
      steps.find((step) => step.runId === id && step.kind === 'step' && step.name === name)?.payload as
        | StepPayload<N>
        | undefined;
    const answer = payload('Answer');
    if (answer && !answer.reply && answer.text !== '') return { answer, payload };
  }
  return null;
}
