'use client';

import { type RefObject, useState } from 'react';
import { count } from '#components/format/numbers.ts';
import { ChevronDown, ChevronUp, X } from '#components/icons/icons.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Found } from './use-find.ts';

interface Props {
  box: RefObject<HTMLInputElement | null>;
  found: Found;
  /** What stands in the box at first. */
  start: string;
  /** Place among the found lines, -1 for none. */
  at: number;
  onFind: (text: string) => void;
  onGoTo: (line: number) => void;
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
}

/** Search in the file that keeps every line in place. */
export function FindBar({ box, found, start, at, onFind, onGoTo, onStep, onClose }: Props) {
  const [text, setText] = useState(start || found.text);
  const submit = (back: boolean) => {
    const line = /^:\s*(\d{1,12})$/.exec(text.trim())?.[1];
    if (line) onGoTo(Number(line));
    else if (text === found.text) onStep(back ? -1 : 1);
    else onFind(text);
  };
  return (
    <search className="flex shrink-0 items-center gap-1 border-t border-line px-3 py-1">
      <input
        ref={box}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          submit(event.shiftKey);
        }}
        aria-label="Find in this file, or :line"
        placeholder="Find in this file, or :1234 for a line"
        autoComplete="off"
        spellCheck={false}
        maxLength={1_000}
        className="h-7 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 text-sm"
      />
      <output className="tabular min-w-20 text-end text-sm text-ink-3">{says(found, at)}</output>
      <IconButton small icon={ChevronUp} label="Previous match (N)" onClick={() => onStep(-1)} />
      <IconButton small icon={ChevronDown} label="Next match (n)" onClick={() => onStep(1)} />
      <IconButton small icon={X} label="Close the search" onClick={onClose} />
    </search>
  );
}

function says(found: Found, at: number): string {
  if (found.problem) return found.problem;
  if (found.text === '') return '';
  const open = found.done && !found.more ? '' : '+';
  if (found.lines.length === 0) return found.done ? 'no match' : 'looking…';
  return `${at >= 0 ? count(at + 1) : '–'} of ${count(found.lines.length)}${open}`;
}
