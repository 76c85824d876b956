import type { StepPayload } from '#lib/contracts/steps.ts';
import { answerFromMemory } from '../answer-from-memory.ts';
import { asksMemory } from '../asks-memory.ts';
import type { RunContext, Step } from '../run-context.ts';

const number = new Intl.NumberFormat('en-GB');

/** What was looked at, in sentences. */
function whatWasSeen(run: RunContext): string[] {
  const audit = run.finished('Audited Logs');
  if (!audit) return ['No logs were given with this question: paste some, drop files, or choose a source.'];
  const { coverage, items } = audit;
  const span = coverage.from && coverage.to ? ` between ${coverage.from} and ${coverage.to}` : '';
  return [
    `Read ${number.format(coverage.linesRead)} lines${span}.`,
    ...items.map(({ sentence }) => sentence),
  ];
}

const payload = (text: string, partial: boolean): StepPayload<'Answer'> => ({
  outcome: null,
  text,
  evidence: [],
  tables: [],
  findings: [],
  links: [],
  fromCache: false,
  partial,
});

export const answer: Step<'Answer'> = {
  name: 'Answer',
  async work(run) {
    const remembered = asksMemory(run) ? await answerFromMemory(run) : null;
    if (remembered) {
      run.text(remembered.text);
      return remembered;
    }
    const text = whatWasSeen(run).join('\n\n');
    run.text(text);
    return payload(text, false);
  },
};

/** The answer of a run that was broken off: why, and what was known by then. */
export function partialAnswer(run: RunContext, sentence: string): StepPayload<'Answer'> {
  const seen = run.finished('Audited Logs') ? whatWasSeen(run) : [];
  return payload([sentence, ...seen].join('\n\n'), true);
}
