'use client';

import { useState } from 'react';
import { showHidden } from '#components/format/visible-text.ts';
import { Button } from '#components/ui/button.tsx';
import type { DuplicatePatterns } from '#lib/contracts/memory.ts';
import { MergeDialog } from './merge-dialog.tsx';

const shown = 3;

/** Patterns that may be one and the same, with why; a person decides. */
export function AlikePatterns({ alike }: { alike: DuplicatePatterns[] }) {
  const [chosen, setChosen] = useState<DuplicatePatterns | null>(null);
  if (alike.length === 0) return null;
  return (
    <section
      aria-label="Patterns that look alike"
      className="rounded-lg border border-line bg-surface px-4 py-2"
    >
      <ul className="flex flex-col text-sm">
        {alike.slice(0, shown).map((pair) => (
          <li
            key={`${pair.key} ${pair.intoKey}`}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1"
          >
            <p className="min-w-0 flex-1 basis-64">
              <span className="machine">{showHidden(pair.key)}</span> may be{' '}
              <span className="machine">{showHidden(pair.intoKey)}</span>.{' '}
              <span className="text-ink-3">{showHidden(pair.why)}</span>
            </p>
            <Button size="sm" onClick={() => setChosen(pair)}>
              Merge…
            </Button>
          </li>
        ))}
      </ul>
      {chosen ? (
        <MergeDialog
          key={chosen.key}
          open
          onOpenChange={() => setChosen(null)}
          patternKey={chosen.key}
          wanted={chosen.intoKey}
          others={[{ key: chosen.intoKey, title: '' }]}
        />
      ) : null}
    </section>
  );
}
