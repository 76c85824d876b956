import { Waterfall } from '#components/charts/waterfall.tsx';
import { count, share } from '#components/format/numbers.ts';
import { DataTable } from './data-table.tsx';
import type { StepDetail } from './step-types.ts';

export const groupedTraces: StepDetail<'Grouped Traces'> = ({ payload }) => (
  <>
    {payload.traces === 0 ? (
      <p className="text-ink-2">
        No trace, request or correlation id was found, so lines stand for themselves.
      </p>
    ) : null}
    {payload.example ? <Waterfall example={payload.example} /> : null}
    {payload.byService.length > 0 ? (
      <DataTable
        caption="Failing requests by service"
        columns={[
          { key: 'service', label: 'Service', wide: true },
          { key: 'failing', label: 'Failing', numeric: true },
          { key: 'total', label: 'Requests', numeric: true },
          { key: 'share', label: 'Share', numeric: true },
        ]}
        rows={payload.byService.map((one) => ({
          key: one.service,
          cells: {
            service: one.service,
            failing: count(one.failing),
            total: count(one.total),
            share: share(one.failing, one.total),
          },
        }))}
      />
    ) : null}
  </>
);
