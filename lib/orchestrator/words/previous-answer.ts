import type { StepPayload } from '#lib/contracts/steps.ts';
import { type PrecedingRun, precedingRuns } from '../preceding-runs.ts';

export interface PreviousAnswer {
  answer: StepPayload<'Answer'>;
  payload: PrecedingRun['payload'];
}

/** The newest answer before a question that code wrote: what a model replied is not built upon. */
export async function previousAnswer(
  run: Parameters<typeof precedingRuns>[0],
): Promise<PreviousAnswer | null> {
  for (const { payload } of await precedingRuns(run)) {
    const answer = payload('Answer');
    if (answer && !answer.reply && answer.text !== '') return { answer, payload };
  }
  return null;
}
