import type { RunContext } from './run-context.ts';
import type { RunJournal } from './run-journal.ts';
import { partialAnswer } from './steps/answer.ts';
import { remembered } from './steps/remembered.ts';

/** Ends a run that did not come to its end by itself: what is known by now is answered and kept. */
export async function wrapUp(
  run: RunContext,
  journal: RunJournal,
  status: 'stopped' | 'failed',
  sentence: string,
): Promise<void> {
  if (!journal.has('Answer')) {
    await journal.begin('Answer');
    await journal.finish({ name: 'Answer', payload: partialAnswer(run, sentence) });
  }
  if (!journal.has('Remembered')) {
    await journal.begin('Remembered', { settled: true });
    const payload = await journal.attempt(() => remembered.work(run));
    await journal.finish({ name: 'Remembered', payload });
  }
  await journal.end({ status, sentence });
}
