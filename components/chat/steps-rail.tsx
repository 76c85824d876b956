'use client';

import { useState } from 'react';
import { ChevronRight, LoaderCircle } from '#components/icons/icons.tsx';
import type { StepName } from '#lib/contracts/steps.ts';
import type { RunView } from './run-view.ts';
import { foldedWords } from './run-words.ts';
import { StepRow } from './step-row.tsx';

/**
 * The steps of a run. It folds when the first words of the answer come, not when the last step ends:
 * nothing stands below it yet, so nothing is moved under the reader's eyes.
 */
export function StepsRail({ view }: { view: RunView }) {
  const [opened, setOpened] = useState<ReadonlySet<StepName>>(new Set());
  const [unfolded, setUnfolded] = useState(false);
  const answering = view.text !== '' || view.steps.some((step) => step.name === 'Answer' && step.finished);
  const canFold = answering || view.status !== 'running';
  const folded = canFold && !unfolded && opened.size === 0;
  const toggle = (name: StepName) => {
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(name)) next.add(name);
      return next;
    });
    setUnfolded(true);
  };
  return (
    <fieldset aria-label="Steps" className="min-w-0 -mx-2">
      {canFold ? (
        <button
          type="button"
          data-nav
          aria-expanded={!folded}
          onClick={() => {
            setUnfolded(folded);
            setOpened(new Set());
          }}
          className="group flex h-8 items-center gap-2.5 rounded-md px-2 text-sm text-ink-3 transition-colors hover:bg-hover hover:text-ink-2"
        >
          {view.status === 'running' ? (
            <LoaderCircle aria-hidden size={14} className="turning text-accent" />
          ) : (
            <ChevronRight
              aria-hidden
              size={14}
              className="transition-transform group-aria-expanded:rotate-90"
            />
          )}
          <span className="tabular">{foldedWords(view)}</span>
        </button>
      ) : null}
      {folded ? null : (
        <ol className="flex flex-col">
          {view.steps.map((step) => (
            <StepRow
              key={step.name}
              step={step}
              open={opened.has(step.name)}
              onToggle={() => toggle(step.name)}
            />
          ))}
        </ol>
      )}
    </fieldset>
  );
}
