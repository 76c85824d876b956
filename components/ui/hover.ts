import type { FocusEvent, PointerEvent, ReactNode } from 'react';

/** Words or lines that show beside what the pointer or the focus is on. One at a time on a page. */
export interface Hovered {
  anchor: Element;
  look: HoverLook;
  content: ReactNode;
}

export type HoverLook = 'tip' | 'card';

const delayMs: Record<HoverLook, number> = { tip: 400, card: 200 };
/** Long enough to cross the gap to what is shown. */
const leaveMs = 80;

let hovered: Hovered | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function show(next: Hovered | null): void {
  clearTimeout(timer);
  if (next === hovered) return;
  hovered = next;
  for (const told of listeners) told();
}

export const hoverStore = {
  subscribe(changed: () => void): () => void {
    listeners.add(changed);
    return () => listeners.delete(changed);
  },
  read: (): Hovered | null => hovered,
  none: (): Hovered | null => null,
  keep: (): void => clearTimeout(timer),
  leave(): void {
    clearTimeout(timer);
    timer = setTimeout(() => show(null), leaveMs);
  },
  close: (): void => show(null),
};

/** For the element that says more when it is hovered, or reached by keyboard. */
export function hoverProps(look: HoverLook, content: () => ReactNode) {
  return {
    onPointerEnter({ currentTarget: anchor, pointerType }: PointerEvent) {
      if (pointerType === 'touch') return;
      clearTimeout(timer);
      // Whoever goes along a row of buttons waits for the first one only.
      const wait = hovered === null ? delayMs[look] : 0;
      timer = setTimeout(() => show({ anchor, look, content: content() }), wait);
    },
    onPointerLeave: hoverStore.leave,
    onFocus({ currentTarget: anchor }: FocusEvent) {
      if (anchor.matches(':focus-visible')) show({ anchor, look, content: content() });
    },
    onBlur: hoverStore.close,
    onPointerDown: hoverStore.close,
  };
}
