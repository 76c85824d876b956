'use client';

import { clsx } from 'clsx';
import { useState } from 'react';
import { ChevronDown } from '#components/icons/icons.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { part, usePartOrTell } from '#components/ui/part.ts';
import { Popover } from '#components/ui/popover.tsx';
import type { ScopeField } from './scope-memory.ts';

const choices = part(() => import('./scope-choices.tsx').then((module) => module.ScopeChoices));

const words: Record<ScopeField, { label: string; any: string }> = {
  project: { label: 'Project', any: 'Any project' },
  env: { label: 'Environment', any: 'Any environment' },
  domain: { label: 'Domain', any: 'Any domain' },
};

interface Props {
  field: ScopeField;
  value: string | undefined;
  known: string[];
  onChoose: (name: string) => void;
}

/** One part of the scope: a name used before, a new one, or any. */
export function ScopePicker({ field, value, known, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  const { label, any } = words[field];
  const Choices = usePartOrTell(choices, open, () => setOpen(false));
  const choose = (name: string) => {
    onChoose(name);
    setOpen(false);
  };
  return (
    <Popover
      label={label}
      // The box in it takes the focus when it opens: it opens with it.
      open={open && Choices !== null}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          {...choices.near}
          aria-label={`${label}: ${value ?? 'any'}`}
          className={buttonClass(
            { look: 'quiet', size: 'sm' },
            clsx('max-w-40 font-normal', value && 'text-ink'),
          )}
        >
          <span className="truncate">{value ?? label}</span>
          <ChevronDown aria-hidden size={13} className="shrink-0 text-ink-3" />
        </button>
      }
    >
      {Choices ? <Choices label={label} any={any} value={value} known={known} onChoose={choose} /> : null}
    </Popover>
  );
}
