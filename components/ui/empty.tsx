import type { ReactNode } from 'react';

/** What would be here, and how it gets here. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-1 py-6 text-sm">
      <p className="font-medium text-ink-2">{title}</p>
      {children ? <div className="text-ink-3">{children}</div> : null}
    </div>
  );
}
