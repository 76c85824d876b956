'use client';

import { useLinkStatus } from 'next/link';

/** Stands in a link: the page that it leads to is on its way. Seen only once that takes longer than a moment. */
export function OnItsWay() {
  const { pending } = useLinkStatus();
  return pending ? <span aria-hidden className="on-its-way absolute inset-x-0 bottom-0" /> : null;
}
