'use client';

import {
  type ComponentProps,
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  useRef,
  useState,
} from 'react';
import type { Icon } from '#components/icons/icons.tsx';
import { part, usePartOrTell } from './part.ts';

export interface MenuEntry {
  label: string;
  icon?: Icon;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
}

const popup = part(() => import('./menu-popup.tsx').then((module) => module.MenuPopup));

/** A button with a menu, whose code comes when the button is hovered or focused. */
export function Menu({
  trigger,
  entries,
  align = 'end',
}: {
  trigger: ReactElement<ComponentProps<'button'>>;
  entries: MenuEntry[];
  align?: 'start' | 'end';
}) {
  const [opened, setOpened] = useState<'keys' | 'pointer' | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = () => setOpened(null);
  const open = (by: 'keys' | 'pointer') => {
    setByKeys(by === 'keys');
    setOpened(by);
  };
  const Popup = usePartOrTell(popup, opened !== null, close);
  const button = cloneElement(trigger, {
    ref: anchor,
    'aria-haspopup': 'menu',
    'aria-expanded': opened !== null,
    ...popup.near,
    // A click without a pointer, as Enter and a screen reader make it, has no count.
    onClick: ({ detail }: MouseEvent) =>
      opened === null ? open(detail === 0 ? 'keys' : 'pointer') : close(),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      open('keys');
    },
  });
  return (
    <>
      {button}
      {Popup ? (
        <Popup
          open={opened !== null}
          onClose={close}
          byKeys={byKeys}
          anchor={anchor}
          label={trigger.props['aria-label']}
          align={align}
          entries={entries}
        />
      ) : null}
    </>
  );
}
