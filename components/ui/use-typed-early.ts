'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';

/** What was typed into a box of the served page before its scripts were there counts as typed now. */
export function useTypedEarly(
  box: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  value: string,
  onType: (text: string) => void,
): void {
  const take = useEffectEvent(() => {
    const there = box.current?.value ?? value;
    if (there !== value) onType(there);
  });
  useEffect(() => take(), []);
}
