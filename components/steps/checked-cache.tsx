import { Instant } from '#components/ui/instant.tsx';
import { Facts } from './facts.tsx';
import type { StepDetail } from './step-types.ts';

export const checkedCache: StepDetail<'Checked Cache'> = ({ payload }) => (
  <>
    <p>
      {payload.hit
        ? 'Same parameters, same log content, same engine: the stored analysis is shown. Memory was still asked anew.'
        : 'No stored analysis has the same parameters, log content and engine version.'}
    </p>
    <Facts
      facts={[
        [
          'Key',
          <code key="key" className="machine">
            {payload.key}
          </code>,
        ],
        payload.storedAt ? ['Stored', <Instant key="at" at={payload.storedAt} />] : null,
      ]}
    />
  </>
);
