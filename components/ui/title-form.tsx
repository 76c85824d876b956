'use client';

import { useEffect, useRef, useState } from 'react';

interface Props {
  title: string;
  /** Answers whether it was renamed; what was typed stays where it was not. */
  onRename: (title: string) => Promise<boolean>;
  /** Renamed, as it was, or given up: the form may go. */
  onLeave: () => void;
  /** The box lost the focus to something else. */
  onBlur?: () => void;
  className: string;
}

/** A title in the place of its heading: Enter keeps it, Escape leaves it as it was. */
export function TitleForm({ title, onRename, onLeave, onBlur, className }: Props) {
  const [text, setText] = useState(title);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // A menu that opened this gives the focus back to its button first.
    const frame = requestAnimationFrame(() => input.current?.select());
    return () => cancelAnimationFrame(frame);
  }, []);
  const rename = async () => {
    const wanted = text.trim();
    if (wanted === '' || wanted === title || (await onRename(wanted))) onLeave();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void rename();
      }}
      className="min-w-0 flex-1"
    >
      <input
        ref={input}
        aria-label="Title"
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        onBlur={onBlur}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          onLeave();
        }}
        className={`w-full max-w-xl rounded-md border border-line-strong bg-surface px-2 ${className}`}
      />
    </form>
  );
}
