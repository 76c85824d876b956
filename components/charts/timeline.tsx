'use client';

import { count, plural } from '#components/format/numbers.ts';
import { clock, exactInstant, span } from '#components/format/times.ts';
import { useClock } from '#components/ui/instant.tsx';
import type { StepPayload } from '#lib/contracts/steps.ts';
import { BarPicture } from './bar-picture.tsx';
import { joinBuckets } from './bars.ts';

type Compared = StepPayload<'Compared Windows'>;

/** The whole set at a glance: lines, the errors among them, the window, where things changed. */
export function Timeline({
  timeline,
  window,
  since,
}: {
  timeline: NonNullable<Compared['timeline']>;
  window?: Compared['window'];
  /** Since when the cause shows, where one is known: more telling than the first error of the window. */
  since?: string | undefined;
}) {
  const { zone, now } = useClock();
  const { values: total, perBar } = joinBuckets(timeline.total, 160);
  const { values: errors } = joinBuckets(timeline.errors, 160);
  const began = since ?? timeline.firstError;
  const start = Date.parse(timeline.from);
  const length = Math.max(1, timeline.total.length * timeline.bucketMs);
  const end = start + length;
  const most = Math.max(1, ...total);
  const x = (iso: string) => Math.min(100, Math.max(0, ((Date.parse(iso) - start) / length) * 100));
  const lines = total.reduce((sum, value) => sum + value, 0);
  const errorLines = errors.reduce((sum, value) => sum + value, 0);
  const says = `${plural(lines, 'line')}, ${plural(errorLines, 'error')} from ${clock(new Date(start), zone)} to ${clock(new Date(end), zone)}`;
  return (
    <figure className="flex flex-col gap-1">
      <div className="relative h-14 overflow-hidden rounded-sm border-b border-line-strong">
        <BarPicture
          says={says}
          width={640}
          height={56}
          most={most}
          layers={[
            { name: 'lines', values: total, className: 'fill-line-strong' },
            { name: 'errors', values: errors, className: 'fill-red' },
          ]}
        />
        {window ? (
          <div
            aria-hidden
            className="absolute inset-y-0 border-x border-accent bg-accent/15"
            style={{ left: `${x(window.from)}%`, width: `${Math.max(0.4, x(window.to) - x(window.from))}%` }}
          />
        ) : null}
        {timeline.changePoints.map((at) => (
          <div
            key={at}
            title={`Changed here: ${exactInstant(new Date(at), zone)}`}
            className="absolute inset-y-0 border-s border-dashed border-ink-3"
            style={{ left: `${x(at)}%` }}
          />
        ))}
        {began ? (
          <div
            title={`${since ? 'Began' : 'First error'}: ${exactInstant(new Date(began), zone)}`}
            className="absolute inset-y-0 border-s-2 border-red"
            style={{ left: `${x(began)}%` }}
          />
        ) : null}
      </div>
      <figcaption className="tabular flex flex-col text-xs text-ink-3">
        <span className="flex justify-between">
          <span>{clock(new Date(start), zone)}</span>
          <span>{clock(new Date(end), zone)}</span>
        </span>
        <span className="flex flex-wrap gap-x-4">
          {began ? (
            <span className="text-red">
              {since ? 'began' : 'first error'} {clock(new Date(began), zone)}
            </span>
          ) : (
            <span>{errorLines === 0 ? 'no errors' : plural(errorLines, 'error')}</span>
          )}
          {window ? (
            <span className="text-accent">
              window {span(new Date(window.from), new Date(window.to), zone, now)}
            </span>
          ) : null}
        </span>
      </figcaption>
      <table className="sr-only">
        <caption>Lines over time</caption>
        <thead>
          <tr>
            <th>From</th>
            <th>Lines</th>
            <th>Errors</th>
          </tr>
        </thead>
        <tbody>
          {total.map((value, index) => {
            const at = new Date(start + index * perBar * timeline.bucketMs);
            return (
              <tr key={at.getTime()}>
                <td>{clock(at, zone)}</td>
                <td>{count(value)}</td>
                <td>{count(errors[index] ?? 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </figure>
  );
}
