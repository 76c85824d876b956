import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** How the words of an answer look, whoever read them. */

export function Paragraph({ children }: { children?: ReactNode }) {
  return <p className="my-2 first:mt-0 last:mb-0">{children}</p>;
}

export function Bullets({ children }: { children?: ReactNode }) {
  return <ul className="my-2 list-disc ps-5 marker:text-ink-3">{children}</ul>;
}

export function Numbered({ start, children }: { start?: number | undefined; children?: ReactNode }) {
  return (
    <ol {...(start === 1 ? {} : { start })} className="my-2 list-decimal ps-5 marker:text-ink-3">
      {children}
    </ol>
  );
}

export function Item({ children }: { children?: ReactNode }) {
  return <li className="my-0.5">{children}</li>;
}

export function Code({ className, children }: { className?: string | undefined; children?: ReactNode }) {
  return <code className={clsx('machine rounded-sm bg-sunken px-1', className)}>{children}</code>;
}
