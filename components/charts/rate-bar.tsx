import { count, share } from '#components/format/numbers.ts';

/** "4 of 5 (80 %)" with its bar; before anything was tried, that it was not. */
export function RateBar({
  part,
  whole,
  none = 'not tried yet',
}: {
  part: number;
  whole: number;
  none?: string;
}) {
  if (whole === 0) return <span className="text-sm text-ink-3">{none}</span>;
  return (
    <span className="inline-flex items-center gap-2 text-sm whitespace-nowrap">
      <span aria-hidden className="h-1.5 w-12 overflow-hidden rounded-full bg-line-strong">
        <span className="block h-full bg-green" style={{ width: `${(part / whole) * 100}%` }} />
      </span>
      <span className="tabular">
        {count(part)} of {count(whole)} <span className="text-ink-3">({share(part, whole)})</span>
      </span>
    </span>
  );
}
