import { clsx } from 'clsx';
import { barPath, joinBuckets } from './bars.ts';

const width = 72;
const height = 18;

/** Counts over time as bars from zero. The exact numbers stand beside it. */
export function Sparkline({
  series,
  label,
  bad = false,
}: {
  series: number[];
  label: string;
  bad?: boolean;
}) {
  if (series.length === 0) return null;
  const { values } = joinBuckets(series, 36);
  return (
    <svg role="img" aria-label={label} width={width} height={height} className="shrink-0">
      <title>{label}</title>
      <path
        d={barPath(values, Math.max(...values), width, height)}
        className={clsx(bad ? 'fill-red' : 'fill-ink-3')}
      />
    </svg>
  );
}
