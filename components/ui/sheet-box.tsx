'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { X } from '#components/icons/icons.tsx';
import { buttonClass } from './button.tsx';

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  side: 'left' | 'right';
  title: string;
  children: ReactNode;
}

/** A column that slides over the page where there is no room beside it. */
export function SheetBox({ open, onOpenChange, side, title, children }: SheetProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-30 bg-shade transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={clsx(
            'fixed inset-y-0 z-30 flex max-w-[calc(100vw-2.5rem)] flex-col bg-canvas text-ink shadow-pop outline-none transition-transform',
            side === 'left'
              ? 'left-0 w-72 data-ending-style:-translate-x-full data-starting-style:-translate-x-full'
              : 'right-0 w-[26rem] data-ending-style:translate-x-full data-starting-style:translate-x-full',
          )}
        >
          <Base.Title className="sr-only">{title}</Base.Title>
          <Base.Close
            aria-label={`Close ${title.toLowerCase()}`}
            className={buttonClass({ look: 'quiet', size: 'icon' }, 'absolute end-2 top-2 z-10')}
          >
            <X aria-hidden size={16} />
          </Base.Close>
          <div className="flex min-h-0 flex-1 flex-col">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
