'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { mergePatterns } from '#app/actions/memory.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { askOrTell } from '#components/ui/ask-or-tell.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { showToast } from '#components/ui/toast.tsx';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  patternKey: string;
  /** Chosen already, when it is known which. */
  wanted?: string;
  others: { key: string; title: string }[];
}

/** Two names for one trouble become one. It cannot be taken apart again, so it says first what will be. */
export function MergeDialog({ open, onOpenChange, patternKey, wanted: first = '', others }: Props) {
  const router = useRouter();
  const id = useId();
  const [wanted, setWanted] = useState(first);
  const [busy, setBusy] = useState(false);
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const into = others.find(({ key }) => key === wanted);
  const offered = others
    .filter(({ key, title }) => words.every((word) => `${key} ${title}`.toLowerCase().includes(word)))
    .slice(0, 8);

  const merge = async (event: FormEvent) => {
    event.preventDefault();
    if (!into) return;
    setBusy(true);
    const merged = await askOrTell(
      mergePatterns({ key: patternKey, intoKey: into.key }),
      'nothing was merged',
    );
    setBusy(false);
    if (!merged) return;
    onOpenChange(false);
    router.push(`/patterns/${merged.id}`);
    showToast({ title: `${patternKey} is now part of ${into.key}.` });
  };

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Merge into another pattern">
      <form onSubmit={(event) => void merge(event)} className="flex flex-col gap-3 p-4 text-sm">
        <label htmlFor={id} className="font-medium">
          {showHidden(patternKey)} becomes part of
        </label>
        <input
          id={id}
          value={wanted}
          placeholder="Part of a name"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setWanted(event.target.value)}
          className="machine h-9 rounded-md border border-line-strong bg-surface px-2.5"
        />
        {into ? (
          <p className="text-ink-2">
            Counts, causes, steps and sample lines are added together under{' '}
            <code className="machine">{showHidden(into.key)}</code>. Whoever asks for{' '}
            <code className="machine">{showHidden(patternKey)}</code> gets it from then on. This cannot be
            taken apart again.
          </p>
        ) : offered.length > 0 ? (
          <ul aria-label="Patterns to merge into" className="flex flex-col">
            {offered.map(({ key, title }) => (
              <li key={key}>
                <button
                  type="button"
                  onClick={() => setWanted(key)}
                  className="flex w-full min-w-0 items-baseline gap-2 rounded-md px-2 py-1.5 text-start hover:bg-hover"
                >
                  <span className="machine shrink-0">{showHidden(key)}</span>
                  <span className="truncate text-ink-3">{showHidden(title)}</span>
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-ink-3">No pattern is called that.</p>
        )}
        <div className="flex gap-2">
          <Button type="submit" look="primary" disabled={!into || busy}>
            {busy ? 'Merging…' : 'Merge'}
          </Button>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
