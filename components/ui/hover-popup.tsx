'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useState } from 'react';
import { type Hovered, type HoverLook, hoverStore } from './hover.ts';

const looks: Record<HoverLook, { className: string; side: 'top' | 'bottom' }> = {
  tip: { className: 'flex items-center gap-2 rounded-md px-2 py-1', side: 'top' },
  card: { className: 'w-max max-w-[min(44rem,calc(100vw-2rem))] rounded-lg', side: 'bottom' },
};

export function HoverPopup({ hovered }: { hovered: Hovered | null }) {
  // What was shown last stays while it fades.
  const [last, setLast] = useState(hovered);
  if (hovered && hovered !== last) setLast(hovered);
  const shown = hovered ?? last;
  if (!shown) return null;
  const { className, side } = looks[shown.look];
  return (
    <Base.Root open={hovered !== null} onOpenChange={(open) => open || hoverStore.close()}>
      <Base.Portal>
        <Base.Positioner anchor={shown.anchor} side={side} sideOffset={6} className="z-50">
          <Base.Popup
            onPointerEnter={hoverStore.keep}
            onPointerLeave={hoverStore.leave}
            className={`popup-motion bg-raised text-sm text-ink shadow-pop ${className}`}
          >
            {shown.content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
