'use client';

import type { DialogProps } from './dialog-box.tsx';
import { part, usePartOrTell } from './part.ts';

const box = part(() => import('./dialog-box.tsx').then((module) => module.DialogBox));

/** A dialog whose code comes when it is first opened. What is fetched itself takes `DialogBox`. */
export function Dialog(props: DialogProps) {
  const Box = usePartOrTell(box, props.open, () => props.onOpenChange(false));
  return Box ? <Box {...props} /> : null;
}
