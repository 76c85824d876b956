'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { X } from '#components/icons/icons.tsx';
import { buttonClass } from './button.tsx';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** Hide the title bar when the content names itself (the palette). */
  bare?: boolean;
  children: ReactNode;
}

export function DialogBox({ open, onOpenChange, title, bare = false, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="popup-motion fixed inset-0 z-40 bg-shade" />
        <Base.Popup className="popup-motion fixed inset-x-4 top-[12vh] z-40 mx-auto flex max-h-[76vh] max-w-xl flex-col overflow-hidden rounded-lg bg-raised text-ink shadow-pop outline-none">
          {bare ? (
            <Base.Title className="sr-only">{title}</Base.Title>
          ) : (
            <div className="flex items-center justify-between border-b border-line py-2 ps-4 pe-2">
              <Base.Title className="font-semibold">{title}</Base.Title>
              <Base.Close aria-label="Close" className={buttonClass({ look: 'quiet', size: 'icon' })}>
                <X aria-hidden size={16} />
              </Base.Close>
            </div>
          )}
          <div className="min-h-0 overflow-y-auto">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
