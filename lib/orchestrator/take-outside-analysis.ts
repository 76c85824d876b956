import { type Consulted, type OutsideAnalysis, stepsOf } from '#lib/contracts/outside-analysis.ts';
import { startRunSchema } from '#lib/contracts/runs.ts';
import type { StepName, StepPayload } from '#lib/contracts/steps.ts';
import type { Ctx } from '#lib/server/context.ts';
import { followRun } from './follow-run.ts';
import { storeQuestion } from './start-run.ts';
import { workRun } from './work-run.ts';

/**
 * Takes in an analysis that was made elsewhere as a run whose log steps are done: memory is asked about it, and it
 * is kept, as for any other.
 */
export async function takeOutsideAnalysis(ctx: Ctx, outside: OutsideAnalysis): Promise<Consulted> {
  const { text, timeZone, scope } = outside;
  const input = startRunSchema.parse({ text, scope, ...(timeZone ? { timeZone } : {}) });
  const done = stepsOf(outside).map(({ name, payload }) => ({ kind: 'step', name, payload }) as const);
  const run = await storeQuestion(ctx, input, done);
  workRun(ctx, run);
  const found = new Map<StepName, unknown>();
  for (let seq = 0, ended = false; !ended; ) {
    for await (const event of followRun(ctx, { runId: run.id, fromSeq: seq })) {
      if ('seq' in event) seq = event.seq;
      if (event.type === 'step') found.set(event.step.name, event.step.payload);
      if (event.type === 'ended') ended = true;
    }
    if (ctx.runs.closing) break;
  }
  const payload = <N extends StepName>(name: N) => (found.get(name) ?? null) as StepPayload<N> | null;
  return {
    conversationId: run.conversationId,
    similar: payload('Found Similar Issues'),
    known: payload('Known Error Pattern'),
    kept: (payload('Remembered')?.analysisId ?? null) !== null,
  };
}
