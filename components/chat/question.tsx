'use client';

import { type ReactNode, useRef, useState } from 'react';
import { showHidden } from '#components/format/visible-text.ts';
import { Pencil } from '#components/icons/icons.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { part, usePartOrTell } from '#components/ui/part.ts';

const editQuestion = part(() => import('./edit-question.tsx').then((module) => module.EditQuestion));

interface Props {
  text: string;
  at: string | null;
  aside?: ReactNode;
  /** Goes to other versions of it. */
  versions?: ReactNode;
  /** Asks it in other words; absent where it cannot be asked. */
  onEdit?: (text: string) => void;
}

/** The question as it was asked, heading its run. */
export function Question({ text, at, aside, versions, onEdit }: Props) {
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const EditQuestion = usePartOrTell(editQuestion, editing, () => setEditing(false));
  const close = () => {
    setEditing(false);
    // The box is gone; the pencil that opened it takes the focus back.
    requestAnimationFrame(() => pencil.current?.focus());
  };
  if (editing && onEdit && EditQuestion)
    return (
      <EditQuestion
        text={text}
        onCancel={close}
        onSend={(edited) => {
          close();
          onEdit(edited);
        }}
      />
    );
  return (
    <header className="group/question flex flex-wrap items-start gap-x-3">
      <h2 className="min-w-0 flex-1 basis-56 text-lg leading-7 font-semibold tracking-tight whitespace-pre-wrap [overflow-wrap:anywhere]">
        {showHidden(text)}
      </h2>
      <div className="flex h-7 shrink-0 items-center gap-1 text-xs text-ink-3">
        {versions}
        {onEdit ? (
          <IconButton
            ref={pencil}
            icon={Pencil}
            small
            label="Edit this question"
            {...editQuestion.near}
            onClick={() => setEditing(true)}
          />
        ) : null}
        {aside}
        {at ? <Instant at={at} className="tabular ps-1" /> : null}
      </div>
    </header>
  );
}
