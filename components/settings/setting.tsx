import type { ReactNode } from 'react';

/** One choice: its name and what it does on one side, the control on the other. */
export function Setting({ name, says, children }: { name: string; says: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line py-3 first:pt-0 last:border-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="text-sm font-medium">{name}</p>
        <p className="text-sm text-ink-3">{says}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </div>
  );
}
