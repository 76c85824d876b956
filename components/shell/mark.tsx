/** The mark: log lines, one of them the one that matters. */
export function Mark({ size = 18 }: { size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 18 18" className="shrink-0">
      <rect x="1" y="2" width="11" height="2.5" rx="1.25" className="fill-ink-3" />
      <rect x="1" y="7.75" width="16" height="2.5" rx="1.25" className="fill-accent" />
      <rect x="1" y="13.5" width="8" height="2.5" rx="1.25" className="fill-ink-3" />
    </svg>
  );
}
