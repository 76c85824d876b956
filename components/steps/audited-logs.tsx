import { bytes, count, plural } from '#components/format/numbers.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { CircleX, Info, TriangleAlert } from '#components/icons/icons.tsx';
import { Instant } from '#components/ui/instant.tsx';
import type { Coverage } from '#lib/contracts/findings.ts';
import { Facts } from './facts.tsx';
import type { StepDetail } from './step-types.ts';

const marks = {
  note: { Icon: Info, className: 'text-ink-3' },
  warning: { Icon: TriangleAlert, className: 'text-amber' },
  problem: { Icon: CircleX, className: 'text-red' },
} as const;

export const auditedLogs: StepDetail<'Audited Logs'> = ({ payload }) => (
  <>
    {payload.items.length > 0 ? (
      <ul className="flex flex-col gap-1.5">
        {payload.items.map((item) => {
          const { Icon, className } = marks[item.severity];
          return (
            <li key={`${item.kind} ${item.sentence}`} className="flex items-start gap-2">
              <Icon aria-label={item.severity} size={14} className={`mt-[3px] shrink-0 ${className}`} />
              <span>
                {item.sentence}
                {item.file ? (
                  <code className="machine text-ink-3">
                    {' '}
                    {showHidden(item.file)}
                    {item.line ? `:${item.line}` : ''}
                  </code>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    ) : (
      <p className="text-ink-2">No gaps, clock jumps, truncated or repeated stretches were found.</p>
    )}
    <CoverageFacts coverage={payload.coverage} />
  </>
);

/** What was read, what was not, and why. */
export function CoverageFacts({ coverage }: { coverage: Coverage }) {
  const skipped = Object.entries(coverage.skippedBy).filter(([, lines]) => lines > 0);
  return (
    <>
      <Facts
        facts={[
          [
            'Read',
            `${plural(coverage.linesRead, 'line')} in ${plural(coverage.files, 'file')}, ${bytes(coverage.bytes)}`,
          ],
          ['Templates', count(coverage.templates)],
          coverage.from && coverage.to
            ? [
                'Covers',
                <span key="span">
                  <Instant at={coverage.from} /> – <Instant at={coverage.to} />
                </span>,
              ]
            : null,
          [
            'Left out',
            coverage.linesSkipped === 0
              ? 'nothing'
              : `${plural(coverage.linesSkipped, 'line')}${skipped.length > 0 ? `: ${skipped.map(([why, lines]) => `${count(lines)} ${why}`).join(', ')}` : ''}`,
          ],
        ]}
      />
      {coverage.limits.length > 0 ? (
        <ul className="list-disc ps-4 text-ink-2 marker:text-ink-3">
          {coverage.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
