'use client';

import { clsx } from 'clsx';
import { evidencePart } from '#components/evidence/evidence-part.ts';
import { showHidden, visibleText } from '#components/format/visible-text.ts';
import { hoverProps } from '#components/ui/hover.ts';
import { Instant } from '#components/ui/instant.tsx';
import type { Evidence } from '#lib/contracts/evidence.ts';
import { type CitedEvidence, useEvidence } from './evidence-context.ts';
import { useInvestigation } from './investigation-context.ts';

export function linesOf(evidence: Evidence): string {
  const { fromLine, toLine } = evidence;
  const file = showHidden(evidence.file);
  return fromLine === toLine ? `${file}:${fromLine}` : `${file}:${fromLine}–${toLine}`;
}

/** A citation: hovering or focusing shows the lines, pressing opens them. */
export function EvidenceMark({ id }: { id: string }) {
  const cited = useEvidence(id);
  const { openEvidence } = useInvestigation();
  const className = clsx(
    'tabular mx-px inline-flex h-[1.15rem] items-center rounded-sm px-1 align-[0.06em] text-xs font-medium',
    cited?.failed
      ? 'bg-red-soft text-red line-through'
      : 'bg-accent-soft text-accent hover:bg-accent-fill hover:text-on-accent',
  );
  // The finished answer brings the lines; until then the mark only holds its place.
  if (!cited)
    return (
      <span className={className} data-evidence={id}>
        {id}
      </span>
    );
  const { evidence, failed } = cited;
  const hover = hoverProps('card', () => <Quoted evidence={evidence} failed={failed} />);
  return (
    <button
      type="button"
      data-evidence={id}
      aria-label={`Evidence ${id}, ${linesOf(evidence)}${failed ? `, does not hold: ${failed}` : ''}`}
      onClick={() => openEvidence(evidence)}
      className={className}
      {...hover}
      onPointerEnter={(event) => {
        evidencePart.prepare();
        hover.onPointerEnter(event);
      }}
      onFocus={(event) => {
        evidencePart.prepare();
        hover.onFocus(event);
      }}
    >
      {id}
    </button>
  );
}

function Quoted({ evidence, failed }: CitedEvidence) {
  return (
    <>
      <div className="flex items-baseline justify-between gap-4 border-b border-line px-3 py-1.5 text-xs text-ink-3">
        <span className="machine text-xs">{linesOf(evidence)}</span>
        {evidence.at ? <Instant at={evidence.at} as="clock" /> : null}
      </div>
      {failed ? <p className="border-b border-line px-3 py-1.5 text-red">Does not hold. {failed}</p> : null}
      <pre className="machine max-h-48 overflow-hidden px-3 py-2 whitespace-pre-wrap">
        {visibleText(evidence.text)}
      </pre>
    </>
  );
}
