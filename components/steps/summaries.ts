import { amount, bytes, count, plural } from '#components/format/numbers.ts';
import type { FinishedStep, StepName, StepPayload } from '#lib/contracts/steps.ts';
import { parameterChips } from './parameter-chips.ts';
import { tally } from './tally.ts';

/** The one thing worth knowing on a step's row. A new step in the contracts does not compile until it stands here. */
const summaries: { [N in StepName]: (payload: StepPayload<N>) => string } = {
  'Extracted Parameters': ({ parameters }) => {
    const chips = parameterChips(parameters);
    return chips.length === 0 ? 'the whole log, all times' : chips.map((chip) => chip.value).join(' · ');
  },
  'Checked Cache': ({ hit }) =>
    hit ? 'the same analysis was done before and is reused' : 'not analysed before',
  'Found Similar Issues': ({ count, issues, newestOnly }) => {
    const [first] = issues;
    if (count === 0 || !first)
      return newestOnly ? 'nothing like this among the newest' : 'nothing like this is remembered';
    const how = first.solved && first.resolution ? `, solved by: ${first.resolution}` : '';
    return `${count === 1 ? '1' : `${plural(count, 'issue')}, closest`}: ${first.title}${how}`;
  },
  'Known Error Pattern': ({ pattern }) => {
    if (!pattern) return 'none yet';
    return pattern.tried > 0
      ? `${pattern.errorType}, solved ${pattern.solved} of ${pattern.tried}`
      : `${pattern.errorType}, no outcome recorded yet`;
  },
  'Audited Logs': ({ items, coverage }) => {
    const bad = items.filter((item) => item.severity !== 'note');
    const read = `${amount(coverage.linesRead)} lines, ${bytes(coverage.bytes)}`;
    return bad.length === 0 ? `${read}, nothing wrong with them` : `${read}; ${bad[0]?.sentence ?? ''}`;
  },
  'Searched Logs': ({ lines, matched, templates }) =>
    `${amount(matched)} of ${amount(lines)} lines matched, ${plural(templates, 'template')}`,
  'Compared Windows': ({ changes }) => (changes.length === 0 ? 'nothing changed' : tally(changes)),
  'Grouped Traces': ({ traces, failing }) =>
    traces === 0 ? 'no request ids in these logs' : `${count(failing)} of ${count(traces)} requests failed`,
  'Ranked Causes': ({ findings }) => {
    const [first] = findings;
    if (!first) return 'no candidate';
    return findings.length === 1 ? first.title : `${first.title}, and ${findings.length - 1} more`;
  },
  'Verification Results': ({ outcome, checksPassed, checksFailed }) =>
    `${outcome}: ${plural(checksPassed, 'check')} passed${checksFailed > 0 ? `, ${checksFailed} failed` : ''}`,
  Answer: ({ outcome, evidence, partial }) => {
    if (partial) return 'what was known when it was stopped';
    const cites = `${plural(evidence.length, 'place')} cited`;
    return outcome ? `${outcome}, ${cites}` : cites;
  },
  'Worded Answer': ({ words }) =>
    words.failed
      ? `the answer stands as code wrote it: ${words.failed}`
      : `${plural(words.kept, 'sentence')} by ${words.model}, checked`,
  Remembered: ({ sentences, patternKey }) =>
    sentences[0] ?? (patternKey ? `as ${patternKey}` : 'nothing new'),
};

export function summarise<N extends StepName>(step: FinishedStep & { name: N }): string {
  return summaries[step.name as N](step.payload as StepPayload<N>);
}
