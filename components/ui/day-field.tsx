'use client';

interface Props {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** One calendar day, as the browser lets people pick it. */
export function DayField({ label, value, onChange }: Props) {
  return (
    <input
      type="date"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
      className="tabular h-8 rounded-md border border-line-strong bg-surface px-2 text-sm text-ink"
    />
  );
}
