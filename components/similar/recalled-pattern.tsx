'use client';

import { useEffect, useRef, useState } from 'react';
import { useInvestigation } from '#components/chat/investigation-context.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { EqualNot } from '#components/icons/icons.tsx';
import { Button } from '#components/ui/button.tsx';
import type { PatternInfo } from '#lib/contracts/memory.ts';
import { PatternCard } from './pattern-card.tsx';

/** The pattern that an analysis was taken for; a person may say that it is another trouble. */
export function RecalledPattern({ pattern }: { pattern: PatternInfo }) {
  const { analysisId, notPattern, tellNotPattern } = useInvestigation();
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  /** One button takes the place of the other, and its focus. */
  const told = useRef(false);
  const refused = analysisId !== null && notPattern.has(analysisId);
  useEffect(() => {
    void refused;
    if (told.current) button.current?.focus();
    told.current = false;
  }, [refused]);
  const tell = async (isNot: boolean) => {
    if (analysisId === null) return;
    setBusy(true);
    told.current = true;
    await tellNotPattern({ analysisId, key: pattern.key, isNot });
    setBusy(false);
  };
  if (refused)
    return (
      <div className="flex items-center gap-2 rounded-md border border-line px-3 py-1 text-sm text-ink-3">
        <EqualNot aria-hidden size={14} className="shrink-0" />
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          Not this pattern: {showHidden(pattern.errorType)} in {showHidden(pattern.domain)}. Lines like these
          are not taken for it again.
        </span>
        <Button ref={button} look="quiet" size="sm" aria-disabled={busy} onClick={() => void tell(false)}>
          Undo
        </Button>
      </div>
    );
  return (
    <div className="flex flex-col items-start gap-3">
      <PatternCard pattern={pattern} />
      {analysisId === null ? null : (
        <Button ref={button} look="quiet" size="sm" aria-disabled={busy} onClick={() => void tell(true)}>
          <EqualNot aria-hidden size={14} strokeWidth={1.75} />
          Not this pattern
        </Button>
      )}
    </div>
  );
}
