import { clsx } from 'clsx';

const looks: Record<string, string> = {
  fatal: 'text-red font-semibold',
  error: 'text-red',
  warn: 'text-amber',
};

/** The level as its word, in the colour it has everywhere. */
export function LevelTag({ level }: { level: string }) {
  return (
    <span className={clsx('text-xs uppercase', looks[level.toLowerCase()] ?? 'text-ink-3')}>
      {level || '–'}
    </span>
  );
}
