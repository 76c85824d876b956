'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { clsx } from 'clsx';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { Keys } from './keys.tsx';
import type { MenuEntry } from './menu.tsx';

interface Props {
  open: boolean;
  onClose: () => void;
  /** Opened without a pointer: the first entry has the focus. */
  byKeys: boolean;
  anchor: RefObject<HTMLElement | null>;
  label: string | undefined;
  align: 'start' | 'end';
  entries: MenuEntry[];
}

export function MenuPopup({ open, onClose, byKeys, anchor, label, align, entries }: Props) {
  const first = useRef<HTMLDivElement>(null);
  const toFirst = useRef(byKeys);
  useLayoutEffect(() => {
    toFirst.current = open && byKeys;
  }, [open, byKeys]);
  return (
    <Base.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={4} align={align} className="z-40">
          <Base.Popup
            aria-label={label}
            onFocus={({ target, currentTarget }) => {
              if (!toFirst.current || target !== currentTarget) return;
              toFirst.current = false;
              first.current?.focus();
            }}
            finalFocus={() => {
              // What an entry opened, as a box for a new name, keeps the focus it took.
              const { activeElement } = document;
              const here = activeElement === document.body || activeElement?.closest('[role="menu"]');
              return here ? anchor.current : false;
            }}
            className="popup-motion min-w-44 rounded-lg bg-raised p-1 text-sm text-ink shadow-pop outline-none"
          >
            {entries.map(({ label: name, icon: Icon, keys, danger, disabled, onSelect }, index) => (
              <Base.Item
                key={name}
                ref={index === 0 ? first : null}
                disabled={disabled ?? false}
                onClick={onSelect}
                className={clsx(
                  'flex h-8 cursor-default items-center gap-2 rounded-md px-2 outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-hover',
                  danger && 'text-red',
                )}
              >
                {Icon ? <Icon aria-hidden size={14} strokeWidth={1.75} /> : null}
                <span className="flex-1">{name}</span>
                {keys ? <Keys keys={keys} /> : null}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
