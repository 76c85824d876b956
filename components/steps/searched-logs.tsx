import { bytes, count, plural } from '#components/format/numbers.ts';
import { Instant } from '#components/ui/instant.tsx';
import { DataTable } from './data-table.tsx';
import { Facts } from './facts.tsx';
import { LevelTag } from './level-tag.tsx';
import type { StepDetail } from './step-types.ts';
import { TemplateText } from './template-text.tsx';

export const searchedLogs: StepDetail<'Searched Logs'> = ({ payload }) => (
  <>
    <Facts
      facts={[
        ['Read', `${plural(payload.lines, 'line')}, ${bytes(payload.bytes)}`],
        ['Matched', plural(payload.matched, 'line')],
        payload.window
          ? [
              'Window',
              <span key="span">
                <Instant at={payload.window.from} /> – <Instant at={payload.window.to} />
              </span>,
            ]
          : null,
      ]}
    />
    {payload.top.length > 0 ? (
      <DataTable
        caption="Most frequent templates"
        columns={[
          { key: 'count', label: 'Lines', numeric: true },
          { key: 'level', label: 'Level' },
          { key: 'template', label: 'Template', wide: true },
          { key: 'first', label: 'First' },
        ]}
        rows={payload.top.map((one) => ({
          key: `${one.level} ${one.template}`,
          cells: {
            count: count(one.count),
            level: <LevelTag level={one.level} />,
            template: <TemplateText template={one.template} />,
            first: one.first ? <Instant at={one.first} as="clock" className="tabular text-ink-3" /> : '–',
          },
        }))}
      />
    ) : null}
  </>
);
