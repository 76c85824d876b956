'use client';

import { showHidden } from '#components/format/visible-text.ts';
import { CircleCheck, CircleDashed, CircleX, type Icon, RotateCcw } from '#components/icons/icons.tsx';
import { Instant } from '#components/ui/instant.tsx';
import type { OutcomeNote } from '#lib/contracts/conversations.ts';

const looks: Record<OutcomeNote['outcome'], { word: string; Icon: Icon; className: string }> = {
  solved: { word: 'Solved', Icon: CircleCheck, className: 'text-green' },
  not_solved: { word: 'Did not help', Icon: CircleX, className: 'text-ink-3' },
  partly: { word: 'Helped in part', Icon: CircleDashed, className: 'text-amber' },
  reopened: { word: 'It came back', Icon: RotateCcw, className: 'text-red' },
};

/** How the trouble went on, as people noted it. */
export function OutcomeNotes({ notes }: { notes: readonly OutcomeNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul aria-label="What was done" className="flex flex-col gap-1 text-sm">
      {notes.map((note) => {
        const { word, Icon, className } = looks[note.outcome];
        return (
          <li key={note.id} className="flex items-start gap-2">
            <Icon aria-hidden size={14} className={`mt-[3px] shrink-0 ${className}`} />
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <span className="font-medium">{word}</span>
              {note.action ? `: ${showHidden(note.action)}` : ''}
            </span>
            <Instant at={note.at} className="tabular text-xs leading-5 text-ink-3" />
          </li>
        );
      })}
    </ul>
  );
}
