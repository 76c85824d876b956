import { Instant } from '#components/ui/instant.tsx';
import { Facts } from './facts.tsx';
import type { StepRenderer } from './renderer.ts';

export const checkedCache: StepRenderer<'Checked Cache'> = {
  summary: ({ hit }) => (hit ? 'the same analysis was done before and is reused' : 'not analysed before'),
  Detail: ({ payload }) => (
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
  ),
};
