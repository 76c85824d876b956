'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Keys } from './keys.tsx';

export interface MenuEntry {
  label: string;
  icon?: LucideIcon;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
}

export function Menu({
  trigger,
  entries,
  align = 'end',
}: {
  trigger: ReactElement;
  entries: MenuEntry[];
  align?: 'start' | 'end';
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-40">
          <Base.Popup className="popup-motion min-w-44 rounded-lg bg-raised p-1 text-sm text-ink shadow-pop outline-none">
            {entries.map(({ label, icon: Icon, keys, danger, disabled, onSelect }) => (
              <Base.Item
                key={label}
                disabled={disabled ?? false}
                onClick={onSelect}
                className={clsx(
                  'flex h-8 cursor-default items-center gap-2 rounded-md px-2 outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-hover',
                  danger && 'text-red',
                )}
              >
                {Icon ? <Icon aria-hidden size={14} strokeWidth={1.75} /> : null}
                <span className="flex-1">{label}</span>
                {keys ? <Keys keys={keys} /> : null}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
