import type { StepPayload } from '#lib/contracts/steps.ts';
import { answerMemoryQuestion } from '#lib/memory/answer/answer-memory-question.ts';
import type { RunContext } from './run-context.ts';
import { understandRun } from './understand-run.ts';

/** The answer of a question that history answers; null when the logs are asked. */
export async function answerFromMemory(run: RunContext): Promise<StepPayload<'Answer'> | null> {
  const { ctx, userId, conversationId, runId } = run;
  const { memoryQuestion, timeZone } = await understandRun(run);
  if (!memoryQuestion) return null;
  const answer = await answerMemoryQuestion(
    { ctx, userId, conversationId, timeZone, once: runId },
    memoryQuestion,
  );
  return { ...answer, outcome: null, evidence: [], findings: [], fromCache: false, partial: false };
}
