import { Timeline } from '#components/charts/timeline.tsx';
import { ChangesTable } from './changes-table.tsx';
import type { StepDetail } from './step-types.ts';

export const comparedWindows: StepDetail<'Compared Windows'> = ({ payload }) => (
  <>
    {payload.timeline ? (
      <Timeline timeline={payload.timeline} {...(payload.window ? { window: payload.window } : {})} />
    ) : null}
    <p className="text-ink-2">Compared with {payload.baseline}.</p>
    <ChangesTable changes={payload.changes} />
  </>
);
