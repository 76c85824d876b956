'use client';

import { type KeyboardEvent, type PointerEvent, type ReactNode, useState, useSyncExternalStore } from 'react';
import { rememberInCookie } from '#components/ui/cookie.ts';
import { Sheet } from '#components/ui/sheet.tsx';
import { panelWidth } from './choices.ts';

const wide = '(min-width: 1280px)';

function subscribeWide(changed: () => void): () => void {
  const query = window.matchMedia(wide);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export function useIsWide(): boolean {
  return useSyncExternalStore(
    subscribeWide,
    () => window.matchMedia(wide).matches,
    () => true,
  );
}

const clamp = (width: number) => Math.round(Math.min(panelWidth.most, Math.max(panelWidth.least, width)));

interface Props {
  /** The width the reader chose before, from the cookie. */
  width: number;
  panel: ReactNode;
  panelTitle: string;
  /** Whether the sheet is open where there is no room beside the page. */
  sheetOpen: boolean;
  onSheetOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** A page with a context panel: beside it from 1280 px on, as a sheet below. */
export function PanelLayout({
  width: chosen,
  panel,
  panelTitle,
  sheetOpen,
  onSheetOpenChange,
  children,
}: Props) {
  const [width, setWidth] = useState(clamp(chosen));
  const isWide = useIsWide();

  const keep = (next: number) => {
    setWidth(clamp(next));
    rememberInCookie('loglore_panel', String(clamp(next)));
  };
  const onPointerDown = (event: PointerEvent<HTMLHRElement>) => {
    event.preventDefault();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const move = (at: globalThis.PointerEvent) => setWidth(clamp(window.innerWidth - at.clientX));
    const end = (at: globalThis.PointerEvent) => {
      handle.removeEventListener('pointermove', move);
      keep(window.innerWidth - at.clientX);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    keep(width + step);
  };

  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">{children}</div>
      <hr
        aria-orientation="vertical"
        aria-label="Width of the panel"
        aria-valuenow={width}
        aria-valuemin={panelWidth.least}
        aria-valuemax={panelWidth.most}
        tabIndex={0}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        onDoubleClick={() => keep(panelWidth.usual)}
        className="relative hidden h-auto w-px shrink-0 cursor-col-resize touch-none border-0 bg-line before:absolute before:-inset-x-1.5 before:inset-y-0 before:z-10 hover:bg-accent focus-visible:bg-accent xl:block"
      />
      <aside aria-label={panelTitle} className="hidden min-h-0 shrink-0 flex-col xl:flex" style={{ width }}>
        {panel}
      </aside>
      {isWide ? null : (
        <Sheet open={sheetOpen} onOpenChange={onSheetOpenChange} side="right" title={panelTitle}>
          {panel}
        </Sheet>
      )}
    </div>
  );
}
