'use client';

import { part, usePart } from './part.ts';
import type { SheetProps } from './sheet-box.tsx';
import { showMissing } from './toast.tsx';

const box = part(() => import('./sheet-box.tsx').then((module) => module.SheetBox));

/** A sheet whose code comes when it is first opened. */
export function Sheet(props: SheetProps) {
  const Box = usePart(box, props.open, () => {
    props.onOpenChange(false);
    showMissing();
  });
  return Box ? <Box {...props} /> : null;
}
