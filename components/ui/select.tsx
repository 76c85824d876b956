'use client';

import { clsx } from 'clsx';
import { ChevronDown } from '#components/icons/icons.tsx';
import { buttonClass } from './button.tsx';

interface Props<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  /** Marks a choice that narrows what is shown. */
  narrows?: boolean;
}

/** An open list keeps its keys and its focus to itself: a dialog around it would shut, or take the focus away. */
function keepToItself(select: HTMLSelectElement) {
  const keep = (event: Event) => {
    if (event.target !== select) event.stopPropagation();
  };
  const kept = ['keydown', 'focusout'];
  for (const type of kept) select.addEventListener(type, keep);
  return () => {
    for (const type of kept) select.removeEventListener(type, keep);
  };
}

/** About as much as has room. */
const shownChars = 26;

/** The browser's own list, so that keys, a phone and a screen reader have what they know. */
export function Select<V extends string>({ label, value, options, onChange, narrows = false }: Props<V>) {
  const chosen = options.find((option) => option.value === value)?.label ?? '';
  return (
    <span
      title={chosen.length > shownChars ? chosen : undefined}
      className={clsx('relative inline-flex max-w-60 min-w-24', narrows && 'text-accent')}
    >
      <select
        ref={keepToItself}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value as V)}
        className={buttonClass({}, clsx('choice pe-8', narrows && 'border-accent! text-accent!'))}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden size={14} className="pointer-events-none absolute inset-y-0 end-2.5 my-auto" />
    </span>
  );
}
