import type { VirtualItem } from '@tanstack/react-virtual';
import type { HistoryView } from './use-history.ts';

/** Where a person was in the list when they opened an investigation, so that going back leads there. */
export interface LeftPlace {
  view: HistoryView;
  id: string;
  top: number;
  /** How high the rows were. */
  measured: VirtualItem[];
}

let left: LeftPlace | null = null;

export function rememberPlace(place: LeftPlace): void {
  left = place;
}

/** The place, once, if the list is the same one. */
export function takePlace(key: string): LeftPlace | null {
  const place = left?.view.key === key ? left : null;
  left = null;
  return place;
}
