'use client';

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { showHidden } from '#components/format/visible-text.ts';
import { Button } from '#components/ui/button.tsx';

interface Props {
  text: string;
  onSend: (text: string) => void;
  onCancel: () => void;
}

/** The question in other words, typed where it stands. */
export function EditQuestion({ text, onSend, onCancel }: Props) {
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
