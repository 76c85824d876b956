/** Where a person was in the list when they opened an investigation, so that going back leads there. */
export interface LeftPlace {
  key: string;
  id: string;
  rows: number;
  top: number;
}

let left: LeftPlace | null = null;

export function rememberPlace(place: LeftPlace): void {
  left = place;
}

/** The place, once, if the list is the same one. */
export function takePlace(key: string): LeftPlace | null {
  const place = left?.key === key ? left : null;
  left = null;
  return place;
}
