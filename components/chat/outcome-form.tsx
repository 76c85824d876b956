'use client';

import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { recordOutcome } from '#app/actions/memory.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { Check, X } from '#components/icons/icons.tsx';
import { askServer } from '#components/ui/ask-server.ts';
import { Button } from '#components/ui/button.tsx';
import { Problem } from '#components/ui/problem.tsx';
import { useInvestigation } from './investigation-context.ts';

interface Props {
  /** What helped before, the most promising first. */
  suggestions: readonly string[];
  /** Sentences about what was learned from it. */
  onRecorded: (sentences: string[]) => void;
  onClose: () => void;
}

/** What fixed it, or what did not: one line, Enter, and memory knows. */
export function OutcomeForm({ suggestions, onRecorded, onClose }: Props) {
  const { conversationId, refresh } = useInvestigation();
  const [action, setAction] = useState('');
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => box.current?.focus(), []);

  const save = async (outcome: 'solved' | 'not_solved' | 'partly') => {
    setSaving(true);
    setProblem(null);
    const done = action.trim();
    const answer = await askServer(
      recordOutcome({ conversationId, outcome, ...(done ? { action: done } : {}) }),
      'nothing was noted',
    );
    setSaving(false);
    if (answer.ok) {
      onRecorded(answer.value.sentences);
      refresh();
    } else setProblem(answer.error.sentence);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save('solved');
  };

  return (
    <form
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      className="flex flex-col gap-2 rounded-lg border border-line-strong bg-surface p-3"
    >
      <label htmlFor={id} className="text-sm font-medium">
        What fixed it?
      </label>
      <input
        id={id}
        ref={box}
        value={action}
        maxLength={1_000}
        autoComplete="off"
        placeholder="For example: rolled the configuration back"
        onChange={(event) => setAction(event.target.value)}
        className="h-8 w-full rounded-md border border-line-strong bg-raised px-2 text-sm"
      />
      {suggestions.length > 0 ? (
        <ul aria-label="What helped before" className="flex flex-wrap gap-1.5">
          {suggestions.map((one) => (
            <li key={one} className="max-w-full">
              <button
                type="button"
                aria-pressed={action === one}
                onClick={() => {
                  setAction(one);
                  box.current?.focus();
                }}
                className="min-h-6 max-w-full rounded-md border border-line bg-raised px-2 py-0.5 text-start text-sm text-ink-2 hover:bg-hover aria-pressed:border-accent aria-pressed:text-accent"
              >
                {showHidden(one)}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <Problem says={problem} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={saving}>
          <Check aria-hidden size={14} />
          Solved
        </Button>
        <Button disabled={saving} onClick={() => save('partly')}>
          Partly
        </Button>
        <Button disabled={saving} onClick={() => save('not_solved')}>
          <X aria-hidden size={14} />
          Did not help
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
