import { clsx } from 'clsx';
import { amount, count } from '#components/format/numbers.ts';
import { barPath } from './bars.ts';

export interface BarSeries {
  name: string;
  values: readonly number[];
  tone: 'accent' | 'green' | 'red' | 'quiet';
}

const fills = {
  accent: 'fill-accent',
  green: 'fill-green',
  red: 'fill-red',
  quiet: 'fill-line-strong',
} as const;
const dots = {
  accent: 'bg-accent',
  green: 'bg-green',
  red: 'bg-red',
  quiet: 'bg-line-strong',
} as const;

const width = 640;
const height = 120;
/** Two bars of a picture are no blocks. */
const widest = 36;
/** So few bars have their names below each of them. */
const mostNamed = 6;

interface Props {
  /** What the bars count: the name of the picture and of the table behind it. */
  caption: string;
  /** One name a bar, as the table and the tooltip say it. */
  labels: readonly string[];
  /** Stacked from the bottom in this order. */
  series: readonly BarSeries[];
  /** Column of the labels in the table. */
  labelled: string;
  say?: (value: number) => string;
}

/** Stacked bars from zero, the first and last of many named, the highest told; behind it a table for screen readers. */
export function BarChart({ caption, labels, series, labelled, say = count }: Props) {
  const totals = labels.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const most = Math.max(1, ...totals);
  const told = (at: number) =>
    `${labels[at]}: ${series.map(({ name, values }) => `${say(values[at] ?? 0)} ${name.toLowerCase()}`).join(', ')}`;
  return (
    <figure className="flex min-w-0 flex-col gap-1.5">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="font-medium">{caption}</span>
        <span aria-hidden className="flex flex-wrap gap-x-3 text-xs text-ink-3">
          {series.length > 1
            ? series.map(({ name, tone }) => (
                <span key={name} className="inline-flex items-center gap-1.5">
                  <span className={clsx('size-2 rounded-sm', dots[tone])} />
                  {name}
                </span>
              ))
            : null}
        </span>
      </figcaption>
      <div aria-hidden className="relative mt-4 h-28 border-b border-line-strong">
        <span className="tabular absolute start-0 bottom-full text-xs text-ink-3">
          {say === count ? amount(most) : say(most)}
        </span>
        <div className="absolute inset-x-0 top-0 border-t border-dashed border-line" />
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full"
        >
          <title>{caption}</title>
          {/* Each lower part covers the foot of the bar that reaches up to it. */}
          {series
            .map(({ name, tone }, part) => (
              <path
                key={name}
                d={barPath(
                  labels.map((_, at) =>
                    (series[part]?.values[at] ?? 0) === 0
                      ? 0
                      : series.slice(0, part + 1).reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
                  ),
                  most,
                  width,
                  height,
                  6,
                  widest,
                )}
                className={fills[tone]}
              />
            ))
            .reverse()}
        </svg>
        <div className="absolute inset-0 flex">
          {labels.map((label, at) => (
            <span key={label} title={told(at)} className="min-w-0 flex-1 hover:bg-accent/10" />
          ))}
        </div>
      </div>
      <p aria-hidden className="tabular flex justify-between text-xs text-ink-3">
        {labels.length <= mostNamed ? (
          labels.map((label) => (
            <span key={label} className="min-w-0 flex-1 text-center">
              {label}
            </span>
          ))
        ) : (
          <>
            <span>{labels[0]}</span>
            <span>{labels.at(-1)}</span>
          </>
        )}
      </p>
      <table className="sr-only">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{labelled}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, at) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map(({ name, values }) => (
                <td key={name}>{say(values[at] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
