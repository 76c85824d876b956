import { storeMessageOnce } from '#db/queries/messages.ts';
import { forgetContext } from '#lib/memory/context/context-cache.ts';
import { stableId } from '#lib/memory/stable-id.ts';
import { rememberAnalysis } from '../remember-analysis.ts';
import type { Step } from '../run-context.ts';

/** The same id whoever stores it: a step that is done again after a take-over stores no second message. */
export const answerMessageId = (runId: string): string => stableId(`answer of ${runId}`);

/** Keeps the answer as the assistant's message, and what was found for the next time. */
export const remembered: Step<'Remembered'> = {
  name: 'Remembered',
  lasting: true,
  async work(run) {
    const { ctx, runId, conversationId, questionMessageId, input, finished } = run;
    const answer = finished('Answer');
    const parameters = finished('Extracted Parameters')?.parameters;
    if (!answer)
      return { messageId: null, analysisId: null, patternKey: null, sentences: ['Nothing to keep.'] };
    const id = answerMessageId(runId);
    await storeMessageOnce(ctx.db, {
      id,
      conversationId,
      role: 'assistant',
      content: answer.text,
      type: 'final_analysis',
      parentId: questionMessageId,
      metadata: {
        step: 'final_analysis',
        runId,
        scope: input.scope,
        traceIds: parameters?.traceIds ?? [],
        ...(parameters ? { parameters } : {}),
      },
    });
    await forgetContext(ctx, { conversationId });
    const analysis = answer.partial ? null : await rememberAnalysis(run);
    return {
      messageId: id,
      analysisId: analysis?.analysisId ?? null,
      patternKey: analysis?.patternKey ?? null,
      sentences: [
        'The answer is kept in this investigation.',
        ...(analysis ? ['What was found is kept and will be recognised when it happens again.'] : []),
        ...(analysis?.newPattern ? [`A new error pattern was noted: ${analysis.patternKey}.`] : []),
        ...(analysis?.returned ?? []),
      ],
    };
  },
};
