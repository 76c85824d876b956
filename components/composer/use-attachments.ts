'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeptLogs } from '#lib/contracts/uploads.ts';
import { type Attachment, keptBefore, nameOf } from './attachments.ts';
import { forget, readKept } from './upload/kept-uploads.ts';
import { nameFiles } from './upload/name-files.ts';
import type { NamedFile } from './upload/send-upload.ts';

/** Pasted text up to here travels with the question; more is sent like a file. */
const mostTextChars = 200_000;

/** What sends files, fetched with the first ones. */
const fetchUploading = () => import('./upload/upload-files.ts');

interface Job {
  files: NamedFile[];
  abort: AbortController;
  uploadId: string | null;
}

let made = 0;
const newId = () => `attachment-${++made}`;

/** The files and pasted logs that wait to go with the next question. */
export function useAttachments(given?: Attachment) {
  const [attachments, setAttachments] = useState<Attachment[]>(given ? [given] : []);
  const jobs = useRef(new Map<string, Job>());
  /** Stored before: taking one away here takes nothing from the store. */
  const kept = useRef(new Set(given ? [given.id] : []));

  const change = useCallback((id: string, state: Attachment['state']) => {
    setAttachments((before) => before.map((one) => (one.id === id ? { ...one, state } : one)));
  }, []);

  const send = useCallback(
    async (id: string, files: NamedFile[]) => {
      const abort = new AbortController();
      const job: Job = { files, abort, uploadId: null };
      jobs.current.set(id, job);
      try {
        const { uploadFiles } = await fetchUploading();
        const state = await uploadFiles({
          files,
          signal: abort.signal,
          onUpload: (uploadId) => {
            job.uploadId = uploadId;
            // Begun before the page was left, and shown as broken off.
            setAttachments((before) => before.filter((one) => one.id !== uploadId));
          },
          onProgress: (state) => change(id, state),
        });
        change(id, state);
      } catch {
        if (abort.signal.aborted) return;
        change(id, { kind: 'failed', problem: 'The server could not be reached.', canRetry: true });
      }
    },
    [change],
  );

  const addFiles = useCallback(
    (chosen: Iterable<File>) => {
      const files = nameFiles(chosen);
      const id = newId();
      const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
      const name = nameOf(files.map((one) => one.name));
      const state: Attachment['state'] =
        files.length === 0
          ? { kind: 'failed', problem: 'There is no file in what was chosen.', canRetry: false }
          : { kind: 'taking', phase: 'sending', sent: 0, speed: null };
      setAttachments((before) => [...before, { id, name, bytes, state }]);
      if (files.length > 0) void send(id, files);
    },
    [send],
  );

  const addText = useCallback(
    (text: string) => {
      if (text.length > mostTextChars) {
        addFiles([new File([text], 'pasted.log')]);
        return;
      }
      setAttachments((before) => {
        const pasted = before.filter((one) => one.name.startsWith('pasted')).length;
        const name = pasted === 0 ? 'pasted logs' : `pasted logs ${pasted + 1}`;
        const bytes = new TextEncoder().encode(text).length;
        const state = { kind: 'ready', taken: { kind: 'text', text } } as const;
        return [...before, { id: newId(), name, bytes, state }];
      });
    },
    [addFiles],
  );

  const addKept = useCallback((logs: KeptLogs) => {
    kept.current.add(logs.logSetId);
    setAttachments((before) =>
      before.some(({ id }) => id === logs.logSetId) ? before : [...before, keptBefore(logs)],
    );
  }, []);

  const retry = useCallback(
    (id: string) => {
      const files = jobs.current.get(id)?.files;
      if (!files) return;
      change(id, { kind: 'taking', phase: 'sending', sent: 0, speed: null });
      void send(id, files);
    },
    [send, change],
  );

  const remove = useCallback((id: string) => {
    const job = jobs.current.get(id);
    // What was shown after a reload has its upload's id for a name.
    const uploadId = job ? job.uploadId : kept.current.has(id) ? null : id;
    job?.abort.abort();
    jobs.current.delete(id);
    setAttachments((before) => before.filter((one) => one.id !== id));
    if (!uploadId) return;
    forget(uploadId, Date.now());
    // What cannot be told so is undone by the server itself when nobody goes on with it.
    void fetchUploading().then(({ undoUpload }) => undoUpload(uploadId), ignore);
  }, []);

  /** They went with the question. */
  const clear = useCallback(() => {
    setAttachments((before) => {
      for (const { id, state } of before)
        if (state.kind === 'ready') forget(jobs.current.get(id)?.uploadId ?? id, Date.now());
      return before.filter(({ state }) => state.kind === 'interrupted');
    });
    jobs.current.clear();
  }, []);

  useEffect(() => {
    const running = jobs.current;
    const abort = new AbortController();
    const here = readKept(Date.now()).filter(({ place }) => place === location.pathname);
    if (here.length > 0)
      void fetchUploading()
        .then(({ findUploads }) => findUploads(here, abort.signal))
        .then((found) => {
          if (abort.signal.aborted || found.length === 0) return;
          setAttachments((before) => [
            ...found.filter(({ id }) => !before.some((one) => one.id === id)),
            ...before,
          ]);
        }, ignore);
    return () => {
      abort.abort();
      for (const job of running.values()) job.abort.abort();
    };
  }, []);

  return { attachments, addFiles, addText, addKept, retry, remove, clear };
}

const ignore = () => undefined;
