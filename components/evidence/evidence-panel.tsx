'use client';

import Link from 'next/link';
import { linesOf } from '#components/chat/evidence-mark.tsx';
import { visibleText } from '#components/format/visible-text.ts';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { scrolls } from '#components/ui/scrolls.ts';
import type { Evidence } from '#lib/contracts/evidence.ts';
import type { ViewLine } from '#lib/contracts/log-view.ts';
import { LogViewer } from './viewer/log-viewer.tsx';
import type { TimeMark, TimeWindow } from './viewer/time-window.ts';

interface Props {
  evidence: Evidence;
  onAskWindow?: ((window: TimeWindow) => void) | undefined;
  onAskLine?: ((line: ViewLine) => void) | undefined;
  marks?: readonly TimeMark[];
  onLeave?: (() => void) | undefined;
}

/** The cited lines: where they stand in the stored logs, or what was kept of them. */
export function EvidencePanel({ evidence, ...viewer }: Props) {
  const { logSetId, file, fromLine, toLine } = evidence;
  if (logSetId) {
    const place = { file, fromLine, toLine };
    const link = `/logs/${logSetId}?${new URLSearchParams({ file, line: String(fromLine), to: String(toLine) })}`;
    return (
      <section
        aria-label={`Evidence ${evidence.id}`}
        className="-m-4 flex h-[calc(100%+2rem)] min-h-96 flex-col"
      >
        <header className="flex shrink-0 items-center gap-2 px-3 pt-2">
          <span className="rounded-sm bg-accent-soft px-1 text-xs font-medium text-accent">
            {evidence.id}
          </span>
          <h3 className="machine min-w-0 flex-1 truncate" title={linesOf(evidence)}>
            {linesOf(evidence)}
          </h3>
          <Link href={link} className="text-sm text-accent hover:underline">
            Full width
          </Link>
        </header>
        <LogViewer key={logSetId} logSetId={logSetId} place={place} {...viewer} />
      </section>
    );
  }
  const lines = visibleText(evidence.text).replace(/\n$/, '').split('\n');
  return (
    <section aria-label={`Evidence ${evidence.id}`} className="flex flex-col gap-2">
      <header className="flex items-center gap-2">
        <span className="rounded-sm bg-accent-soft px-1 text-xs font-medium text-accent">{evidence.id}</span>
        <h3 className="machine min-w-0 flex-1 truncate" title={linesOf(evidence)}>
          {linesOf(evidence)}
        </h3>
        <CopyButton small label="Copy these lines" text={() => evidence.text} />
      </header>
      <p className="text-sm text-ink-2">
        These logs were read where they lie and are not stored here, so only the cited lines can be shown.
      </p>
      {evidence.at ? (
        <p className="tabular text-sm text-ink-3">
          <Instant at={evidence.at} as="day" /> <Instant at={evidence.at} as="clock" />
        </p>
      ) : null}
      <div
        {...scrolls}
        className="max-h-[60dvh] overflow-y-auto rounded-md border border-line bg-sunken py-2"
      >
        <ol>
          {lines.map((line, index) => {
            const number = evidence.fromLine + index;
            return (
              <li key={number} className="flex gap-3 pe-3">
                <span aria-hidden className="machine tabular w-14 shrink-0 text-end text-ink-3 select-none">
                  {number}
                </span>
                <code className="machine min-w-0 whitespace-pre-wrap">{line}</code>
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}
