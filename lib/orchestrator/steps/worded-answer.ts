import { wordFindings } from '#lib/model/word-findings.ts';
import type { RunContext, Step } from '../run-context.ts';
import { understandRun } from '../understand-run.ts';
import { gatherFacts } from '../words/gather-facts.ts';
import { readTurns } from '../words/read-turns.ts';

/** The answer is there already; where a model is set, it says the first finding in better words. */
export const wordedAnswer: Step<'Worded Answer'> = {
  name: 'Worded Answer',
  wanted: ({ ctx, finished }: RunContext) => {
    const answer = finished('Answer');
    // One that is down was said to be: nobody waits for it.
    return Boolean(
      ctx.languageModel && !ctx.languageModel.paused && answer?.told && !answer.partial && answer.findings[0],
    );
  },
  async work(run) {
    const { ctx, runId, userId, conversationId, input, signal, finished } = run;
    const { language, timeZone: zone } = await understandRun(run);
    const answer = finished('Answer');
    if (!answer) throw new Error('There is no answer to put into words.');
    const known = gatherFacts({ answer, payload: finished, zone });
    const conversation = await readTurns(run);
    const { text, words } = await wordFindings(ctx, {
      ...{ purpose: 'answer', runId, userId, conversationId, signal, language, known, conversation },
      question: input.text,
    });
    return { text, words };
  },
};
