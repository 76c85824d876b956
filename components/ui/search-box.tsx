'use client';

import { type KeyboardEvent, useRef } from 'react';
import { Search, X } from '#components/icons/icons.tsx';
import { useShortcut } from '#components/shell/shortcuts.tsx';
import { useTypedEarly } from './use-typed-early.ts';

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  /** Enter and the arrow down leave the box for what was found. */
  onLeave?: () => void;
  onBlur?: () => void;
}

/** Searches what the page shows while it is typed; "/" leads into it. */
export function SearchBox({ label, placeholder, value, onChange, onLeave, onBlur }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useShortcut('search', () => box.current?.select());
  useTypedEarly(box, value, onChange);
  const onKeyDown = (event: KeyboardEvent) => {
    if (onLeave && (event.key === 'ArrowDown' || event.key === 'Enter')) {
      event.preventDefault();
      onLeave();
    }
    if (event.key === 'Escape' && value) {
      event.preventDefault();
      onChange('');
    }
  };
  return (
    <search className="relative min-w-0 flex-1">
      <Search aria-hidden size={16} className="absolute start-3 top-3 text-ink-3" />
      <input
        ref={box}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        className="h-10 w-full rounded-md border border-line-strong bg-surface ps-9 pe-9"
      />
      {value ? (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => {
            onChange('');
            box.current?.focus();
          }}
          className="absolute end-2 top-2 inline-flex size-6 items-center justify-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
        >
          <X aria-hidden size={14} />
        </button>
      ) : null}
    </search>
  );
}
