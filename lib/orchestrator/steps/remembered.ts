import { createHash } from 'node:crypto';
import { readMessages, storeMessage } from '#db/queries/messages.ts';
import type { Step } from '../run-context.ts';

/** The same id whoever stores it: a step that is done again after a take-over stores no second message. */
export function answerMessageId(runId: string): string {
  const hash = createHash('sha256').update(`answer of ${runId}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** Keeps the answer as the assistant's message. */
export const remembered: Step<'Remembered'> = {
  name: 'Remembered',
  async work({ ctx, runId, conversationId, questionMessageId, input, finished }) {
    const answer = finished('Answer');
    const parameters = finished('Extracted Parameters')?.parameters;
    if (!answer)
      return { messageId: null, analysisId: null, patternKey: null, sentences: ['Nothing to keep.'] };
    const id = answerMessageId(runId);
    const [kept] = await readMessages(ctx.db, { ids: [id] });
    if (!kept) {
      await storeMessage(ctx.db, {
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
    }
    return {
      messageId: id,
      analysisId: null,
      patternKey: null,
      sentences: ['The answer is kept in this investigation.'],
    };
  },
};
