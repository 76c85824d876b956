'use client';

import { Select as Base } from '@base-ui/react/select';
import { clsx } from 'clsx';
import { Check, ChevronDown } from '#components/icons/icons.tsx';
import { buttonClass } from './button.tsx';

interface Props<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  /** Marks a choice that narrows what is shown. */
  narrows?: boolean;
}

export function Select<V extends string>({ label, value, options, onChange, narrows = false }: Props<V>) {
  return (
    <Base.Root
      items={[...options]}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next as V);
      }}
    >
      <Base.Trigger
        aria-label={label}
        className={buttonClass(
          {},
          clsx('max-w-60 min-w-24 justify-between', narrows && 'border-accent text-accent'),
        )}
      >
        <span className="min-w-0 truncate">
          <Base.Value />
        </span>
        <Base.Icon>
          <ChevronDown aria-hidden size={14} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-40">
          <Base.Popup className="popup-motion max-h-(--available-height) max-w-[calc(100vw-1rem)] min-w-(--anchor-width) overflow-auto rounded-lg bg-raised p-1 text-sm text-ink shadow-pop outline-none">
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="flex h-8 cursor-default items-center gap-2 rounded-md ps-2 pe-3 outline-none select-none data-highlighted:bg-hover"
              >
                <span className="flex w-4 justify-center">
                  <Base.ItemIndicator>
                    <Check aria-hidden size={14} />
                  </Base.ItemIndicator>
                </span>
                <Base.ItemText>{option.label}</Base.ItemText>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
