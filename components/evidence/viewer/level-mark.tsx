import { clsx } from 'clsx';

/** Shape and colour of each level: told apart without seeing colour. */
const looks: Record<string, { mark: string; className: string }> = {
  fatal: { mark: '◆', className: 'text-red' },
  error: { mark: '▲', className: 'text-red' },
  warn: { mark: '●', className: 'text-amber' },
  info: { mark: '–', className: 'text-ink-3' },
  debug: { mark: '·', className: 'text-ink-3' },
  trace: { mark: '·', className: 'text-ink-3' },
};

export function LevelMark({ level }: { level: string }) {
  const look = looks[level];
  return (
    <span
      aria-hidden
      title={level}
      className={clsx('w-4 shrink-0 text-center text-[0.6875rem]', look?.className)}
    >
      {look?.mark}
    </span>
  );
}
