import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export function Chip({
  children,
  className,
  title,
}: {
  children: ReactNode;
  className?: string;
  title?: string;
}) {
  return (
    <span
      title={title}
      className={clsx(
        'inline-flex h-6 max-w-full items-center gap-1 truncate rounded-md border border-line bg-surface px-2 text-sm text-ink-2',
        className,
      )}
    >
      {children}
    </span>
  );
}
