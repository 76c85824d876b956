'use client';

import { useCallback, useRef, useState } from 'react';
import type { Attachment } from './attachments.ts';
import type { Uploads } from './uploads.ts';

/** The files and pasted logs that wait to go with the next question. */
export function useAttachments(uploads: Uploads) {
  const [attachments, setAttachments] = useState<Attachment[]>([]);
  const running = useRef(new Map<string, AbortController>());

  const change = useCallback((id: string, more: Partial<Attachment>) => {
    setAttachments((before) => before.map((one) => (one.id === id ? { ...one, ...more } : one)));
  }, []);

  const addFiles = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        const id = crypto.randomUUID();
        const abort = new AbortController();
        running.current.set(id, abort);
        setAttachments((before) => [
          ...before,
          { id, name: file.name, bytes: file.size, sent: 0, state: { kind: 'taking' } },
        ]);
        uploads
          .take(file, (sent) => change(id, { sent }), abort.signal)
          .then(
            (taken) => change(id, { sent: file.size, state: { kind: 'ready', taken } }),
            (error: unknown) => {
              const problem = error instanceof Error ? error.message : 'It could not be read.';
              change(id, { state: { kind: 'failed', problem } });
            },
          )
          .finally(() => running.current.delete(id));
      }
    },
    [uploads, change],
  );

  const addText = useCallback((text: string) => {
    setAttachments((before) => {
      const pasted = before.filter((one) => one.name.startsWith('pasted')).length;
      const name = pasted === 0 ? 'pasted logs' : `pasted logs ${pasted + 1}`;
      const bytes = new TextEncoder().encode(text).length;
      const state = { kind: 'ready', taken: { kind: 'text', text } } as const;
      return [...before, { id: crypto.randomUUID(), name, bytes, sent: bytes, state }];
    });
  }, []);

  const remove = useCallback((id: string) => {
    running.current.get(id)?.abort();
    setAttachments((before) => before.filter((one) => one.id !== id));
  }, []);

  const clear = useCallback(() => setAttachments([]), []);

  return { attachments, addFiles, addText, remove, clear };
}
