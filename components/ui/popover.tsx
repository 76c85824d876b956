'use client';

import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, useRef } from 'react';
import { part, usePartOrTell } from './part.ts';

interface Props {
  trigger: ReactElement<ComponentProps<'button'>>;
  label: string;
  align?: 'start' | 'end';
  open: boolean;
  onOpenChange: (open: boolean) => void;
  leaveTo?: () => HTMLElement | null;
  children: ReactNode;
}

const popup = part(() => import('./popover-popup.tsx').then((module) => module.PopoverPopup));

const none = () => null;

/** A button with a small window, whose code comes when the button is hovered or focused. */
export function Popover({
  trigger,
  label,
  align = 'start',
  open,
  onOpenChange,
  leaveTo = none,
  children,
}: Props) {
  const anchor = useRef<HTMLButtonElement>(null);
  const close = () => onOpenChange(false);
  const Popup = usePartOrTell(popup, open, close);
  return (
    <>
      {cloneElement(trigger, {
        ref: anchor,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        ...popup.near,
        onClick: () => onOpenChange(!open),
      })}
      {Popup ? (
        <Popup open={open} onClose={close} anchor={anchor} label={label} align={align} leaveTo={leaveTo}>
          {children}
        </Popup>
      ) : null}
    </>
  );
}
