'use client';

import { part, usePartOrTell } from './part.ts';
import type { SheetProps } from './sheet-box.tsx';

const box = part(() => import('./sheet-box.tsx').then((module) => module.SheetBox));

/** A sheet whose code comes when it is first opened. */
export function Sheet(props: SheetProps) {
  const Box = usePartOrTell(box, props.open, () => props.onOpenChange(false));
  return Box ? <Box {...props} /> : null;
}
