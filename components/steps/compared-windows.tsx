import { Timeline } from '#components/charts/timeline.tsx';
import { ChangesTable, tally } from './changes-table.tsx';
import type { StepRenderer } from './renderer.ts';

export const comparedWindows: StepRenderer<'Compared Windows'> = {
  summary: ({ changes }) => (changes.length === 0 ? 'nothing changed' : tally(changes)),
  Detail: ({ payload }) => (
    <>
      {payload.timeline ? (
        <Timeline timeline={payload.timeline} {...(payload.window ? { window: payload.window } : {})} />
      ) : null}
      <p className="text-ink-2">Compared with {payload.baseline}.</p>
      <ChangesTable changes={payload.changes} />
    </>
  ),
};
