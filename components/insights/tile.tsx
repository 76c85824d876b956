/** One figure with its name and what puts it into proportion. */
export function Tile({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div className="flex min-w-0 flex-col rounded-lg border border-line bg-surface px-3.5 py-3">
      <dt className="text-xs text-ink-3">{name}</dt>
      <dd className="tabular text-xl font-semibold tracking-tight">{value}</dd>
      <dd className="text-xs text-ink-3">{note}</dd>
    </div>
  );
}
