import type { StepPayload } from '#lib/contracts/steps.ts';
import { wordFindings } from '#lib/model/word-findings.ts';
import type { RunContext } from '../run-context.ts';
import { understandRun } from '../understand-run.ts';
import { gatherFacts } from './gather-facts.ts';
import { previousAnswer } from './previous-answer.ts';
import { readTurns } from './read-turns.ts';

/** A question about the last answer, answered by the model from what was found then; null when there is no answer. */
export async function replyFromFindings(run: RunContext): Promise<StepPayload<'Answer'> | null> {
  const { ctx, runId, userId, conversationId, signal, input } = run;
  const previous = await previousAnswer(run);
  if (!previous) return null;
  const { answer } = previous;
  const { language, timeZone: zone } = await understandRun(run);
  const known = gatherFacts({ ...previous, zone });
  const { text, cites, words } = await wordFindings(ctx, {
    ...{ purpose: 'reply', runId, userId, conversationId, signal, language, known },
    conversation: await readTurns(run),
    question: input.text,
    onText: (soFar) => run.text(soFar),
  });
  const evidence = [...answer.evidence, ...answer.findings.flatMap((finding) => finding.evidence)];
  const unique = [...new Map(evidence.map((one) => [one.id, one])).values()];
  const shown = text === '' ? unworded(answer.text) : text;
  const cited = text === '' ? new Set(shown.match(/(?<=\[)E\d+(?=\])/g)) : new Set(cites);
  run.text(shown);
  return {
    ...{ outcome: null, text: shown, tables: [], findings: [], links: [], fromCache: false, partial: false },
    evidence: unique.filter(({ id }) => cited.has(id)),
    reply: words,
  };
}

function unworded(text: string): string {
  return `This can only be said in other words by the language model, and it gave none that stood. What was found:\n\n${text}`;
}
