'use client';

import { clsx } from 'clsx';
import { type FormEvent, useState } from 'react';
import { Check } from '#components/icons/icons.tsx';

interface Props {
  label: string;
  /** What no choice is called. */
  any: string;
  value: string | undefined;
  known: string[];
  onChoose: (name: string) => void;
}

/** Names of a scope used before, and a box for a new one. */
export function ScopeChoices({ label, any, value, known, onChoose }: Props) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (text.trim()) onChoose(text);
  };
  return (
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
              onClick={() => onChoose(name)}
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
  );
}
