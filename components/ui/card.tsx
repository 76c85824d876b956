import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** A named part of a page. */
export function Card({
  title,
  aside,
  children,
  className,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section
      aria-label={title}
      className={clsx('min-w-0 rounded-lg border border-line bg-surface p-4', className)}
    >
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="text-sm font-semibold">{title}</h2>
        {aside ? <span className="text-xs text-ink-3">{aside}</span> : null}
      </div>
      {children}
    </section>
  );
}
