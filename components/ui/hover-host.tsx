'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { hoverStore } from './hover.ts';
import { part, usePart } from './part.ts';

const popup = part(() => import('./hover-popup.tsx').then((module) => module.HoverPopup));

/** Shows what is hovered. Its code comes with the first hover; without it the names of buttons still say what they do. */
export function HoverHost() {
  const hovered = useSyncExternalStore(hoverStore.subscribe, hoverStore.read, hoverStore.none);
  const Popup = usePart(popup, hovered !== null, hoverStore.close);
  const isOpen = hovered !== null;
  useEffect(() => {
    if (!isOpen) return;
    window.addEventListener('keydown', hoverStore.close, true);
    return () => window.removeEventListener('keydown', hoverStore.close, true);
  }, [isOpen]);
  return Popup ? <Popup hovered={hovered} /> : null;
}
