import { plural } from '#components/format/numbers.ts';
import { Facts } from './facts.tsx';
import type { StepDetail } from './step-types.ts';
import { ModelLedger } from './worded-answer.tsx';

export const answer: StepDetail<'Answer'> = ({ payload }) => (
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
);
