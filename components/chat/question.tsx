'use client';

import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { showHidden } from '#components/format/visible-text.ts';
import { Pencil } from '#components/icons/icons.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Instant } from '#components/ui/instant.tsx';

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
  const close = () => {
    setEditing(false);
    // The box is gone; the pencil that opened it takes the focus back.
    requestAnimationFrame(() => pencil.current?.focus());
  };
  if (editing && onEdit)
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
            onClick={() => setEditing(true)}
          />
        ) : null}
        {aside}
        {at ? <Instant at={at} className="tabular ps-1" /> : null}
      </div>
    </header>
  );
}

interface EditProps {
  text: string;
  onSend: (text: string) => void;
  onCancel: () => void;
}

function EditQuestion({ text, onSend, onCancel }: EditProps) {
  const [edited, setEdited] = useState(text);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const send = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (edited.trim()) onSend(edited.trim());
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-2">
      <h2 className="sr-only">{showHidden(text)}</h2>
      <textarea
        ref={box}
        aria-label="The question in other words"
        value={edited}
        rows={2}
        maxLength={20_000}
        onChange={(event) => setEdited(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            onCancel();
          } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
        }}
        className="field-sizing-content max-h-[40dvh] w-full resize-none rounded-md border border-line-strong bg-surface px-3 py-2"
      />
      <div className="flex gap-2">
        <Button type="submit" size="sm" look="primary" disabled={!edited.trim()}>
          Ask this instead
        </Button>
        <Button size="sm" look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
