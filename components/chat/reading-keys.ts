'use client';

import { useShortcut } from '#components/shell/shortcuts.tsx';

/**
 * j and k walk the steps and findings of the page; e opens the first evidence of where one is.
 * A list of which only a part exists walks by itself.
 */
export function useReadingKeys(walk: (by: 1 | -1) => void = walkPage): void {
  useShortcut('next', () => walk(1));
  useShortcut('previous', () => walk(-1));
  useShortcut('evidence', openNearestEvidence);
}

function places(): HTMLElement[] {
  const all = document.querySelectorAll<HTMLElement>('main [data-nav]:not(:disabled)');
  return [...all].filter((place) => place.checkVisibility());
}

function walkPage(by: 1 | -1): void {
  const list = places();
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? list.indexOf(focused) : -1;
  const next =
    at < 0 ? (by > 0 ? list[0] : list.at(-1)) : list[Math.min(list.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function openNearestEvidence(): void {
  const around = document.activeElement?.closest('li, article');
  const marks = 'button[data-evidence]';
  const mark =
    around?.querySelector<HTMLElement>(marks) ?? [...document.querySelectorAll<HTMLElement>(marks)].at(0);
  mark?.click();
}
