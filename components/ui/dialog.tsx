'use client';

import type { DialogProps } from './dialog-box.tsx';
import { part, usePart } from './part.ts';
import { showMissing } from './toast.tsx';

const box = part(() => import('./dialog-box.tsx').then((module) => module.DialogBox));

/** A dialog whose code comes when it is first opened. What is fetched itself takes `DialogBox`. */
export function Dialog(props: DialogProps) {
  const Box = usePart(box, props.open, () => {
    props.onOpenChange(false);
    showMissing();
  });
  return Box ? <Box {...props} /> : null;
}
