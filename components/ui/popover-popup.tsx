'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ReactNode, RefObject } from 'react';

interface Props {
  open: boolean;
  onClose: () => void;
  anchor: RefObject<HTMLElement | null>;
  label: string;
  align: 'start' | 'end';
  /** Where the focus goes when it closes; the button that opened it, when nowhere else. */
  leaveTo: () => HTMLElement | null;
  children: ReactNode;
}

export function PopoverPopup({ open, onClose, anchor, label, align, leaveTo, children }: Props) {
  return (
    <Base.Root
      open={open}
      modal="trap-focus"
      onOpenChange={(next, details) => {
        const { target } = details.event;
        // The button that opened it closes it itself.
        if (target instanceof Node && anchor.current?.contains(target)) details.cancel();
        else if (!next) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={6} align={align} className="z-40">
          <Base.Popup
            aria-label={label}
            finalFocus={() => leaveTo() ?? anchor.current}
            className="popup-motion max-h-(--available-height) max-w-[calc(100vw-1rem)] overflow-auto rounded-lg bg-raised text-sm text-ink shadow-pop outline-none"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
