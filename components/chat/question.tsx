import type { ReactNode } from 'react';
import { showHidden } from '#components/format/visible-text.ts';
import { Instant } from '#components/ui/instant.tsx';

/** The question as it was asked, heading its run. */
export function Question({ text, at, aside }: { text: string; at: string | null; aside?: ReactNode }) {
  return (
    <header className="group/question flex items-start gap-3">
      <h2 className="min-w-0 flex-1 text-lg leading-7 font-semibold tracking-tight whitespace-pre-wrap [overflow-wrap:anywhere]">
        {showHidden(text)}
      </h2>
      <div className="flex h-7 shrink-0 items-center gap-1 text-xs text-ink-3">
        {aside}
        {at ? <Instant at={at} className="tabular ps-1" /> : null}
      </div>
    </header>
  );
}
