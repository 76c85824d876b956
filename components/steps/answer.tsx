import { plural } from '#components/format/numbers.ts';
import { Facts } from './facts.tsx';
import type { StepRenderer } from './renderer.ts';
import { ModelLedger } from './worded-answer.tsx';

export const answer: StepRenderer<'Answer'> = {
  summary: ({ outcome, evidence, partial }) => {
    if (partial) return 'what was known when it was stopped';
    const cites = `${plural(evidence.length, 'place')} cited`;
    return outcome ? `${outcome}, ${cites}` : cites;
  },
  Detail: ({ payload }) => (
    <>
      <Facts
        facts={[
          ['Cites', plural(payload.evidence.length, 'stretch of lines', 'stretches of lines')],
          ['Findings', String(payload.findings.length)],
          payload.tables.length > 0 ? ['Tables', String(payload.tables.length)] : null,
          payload.fromCache ? ['From', 'an identical analysis done before'] : null,
        ]}
      />
      {payload.reply ? <ModelLedger words={payload.reply} /> : null}
    </>
  ),
};
