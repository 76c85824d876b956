'use client';

import { clsx } from 'clsx';
import { type FormEvent, useState } from 'react';
import { Check, ChevronDown } from '#components/icons/icons.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Popover } from '#components/ui/popover.tsx';
import type { ScopeField } from './scope-memory.ts';

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
  const [text, setText] = useState('');
  const { label, any } = words[field];
  const choose = (name: string) => {
    onChoose(name);
    setText('');
    setOpen(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (text.trim()) choose(text);
  };
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
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
      <div className="w-56 p-1">
        <form onSubmit={submit} className="p-1">
          <input
            aria-label={`New ${label.toLowerCase()}`}
            placeholder={`${label} name`}
            value={text}
            maxLength={100}
            onChange={(event) => setText(event.target.value)}
            className="h-8 w-full rounded-md border border-line-strong bg-surface px-2 text-sm"
          />
        </form>
        <ul>
          {['', ...known].map((name) => (
            <li key={name}>
              <button
                type="button"
                aria-pressed={(value ?? '') === name}
                onClick={() => choose(name)}
                className="flex h-8 w-full items-center gap-2 rounded-md px-2 text-start text-sm hover:bg-hover"
              >
                <Check
                  aria-hidden
                  size={13}
                  className={clsx('shrink-0', (value ?? '') !== name && 'invisible')}
                />
                <span className="truncate">{name || any}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Popover>
  );
}
