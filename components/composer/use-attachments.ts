'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeptLogs, StoredLogSet, UploadState } from '#lib/contracts/uploads.ts';
import { type Attachment, keptBefore, nameOf } from './attachments.ts';
import { describeFiles, forget, keep, readKept } from './upload/kept-uploads.ts';
import { nameFiles } from './upload/name-files.ts';
import { type NamedFile, sendUpload } from './upload/send-upload.ts';
import { Speed } from './upload/speed.ts';
import { Unreachable, UploadRefused, uploadApi } from './upload/upload-api.ts';

/** Pasted text up to here travels with the question; more is sent like a file. */
const mostTextChars = 200_000;

const hopeless = new Set(['unreadable_log', 'too_large', 'bad_input']);

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
      const speed = new Speed();
      const name = nameOf(files.map((one) => one.name));
      const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
      const looks = describeFiles(files);
      try {
        const known = looks === null ? null : await findBegun(looks, abort.signal);
        if (known) {
          job.uploadId = known.uploadId;
          setAttachments((before) => before.filter((one) => one.id !== known.uploadId));
        }
        const stored = await sendUpload({
          files,
          known,
          api: uploadApi,
          signal: abort.signal,
          pause: pauseUntilOnline,
          onAnnounced: (uploadId) => {
            job.uploadId = uploadId;
            if (looks !== null)
              keep({
                uploadId,
                place: location.pathname,
                files: looks,
                name,
                bytes,
                at: Date.now(),
              });
          },
          onProgress: (phase, sent) => {
            if (phase !== 'sending') speed.reset();
            const now = phase === 'sending' ? speed.note(performance.now(), sent) : null;
            change(id, { kind: 'taking', phase, sent, speed: now });
          },
        });
        change(id, readyWith(stored));
      } catch (error) {
        if (abort.signal.aborted) return;
        if (job.uploadId) forget(job.uploadId, Date.now());
        const problem = error instanceof Error ? error.message : 'It could not be sent.';
        // The same bytes cannot be read a second time either.
        const canRetry = !(error instanceof UploadRefused && hopeless.has(error.code));
        change(id, { kind: 'failed', problem, canRetry });
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
    if (uploadId) void undo(uploadId);
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
    void findLeftHere(abort.signal).then((found) => {
      if (abort.signal.aborted || found.length === 0) return;
      setAttachments((before) => [
        ...found.filter(({ id }) => !before.some((one) => one.id === id)),
        ...before,
      ]);
    });
    return () => {
      abort.abort();
      for (const job of running.values()) job.abort.abort();
    };
  }, []);

  return { attachments, addFiles, addText, addKept, retry, remove, clear };
}

function readyWith({ logSetId, lines, problems }: StoredLogSet): Attachment['state'] {
  return { kind: 'ready', taken: { kind: 'stored', logSetId, lines, problems } };
}

/** How far the same files came before; null when they begin anew. */
async function findBegun(looks: string, signal: AbortSignal): Promise<UploadState | null> {
  const begun = readKept(Date.now()).findLast((one) => one.files === looks);
  if (!begun) return null;
  const state = await stateOf(begun.uploadId, signal);
  return state === null || state.status === 'failed' ? null : state;
}

/** Uploads of this page that a reload broke off, or that were stored and not asked about. */
async function findLeftHere(signal: AbortSignal): Promise<Attachment[]> {
  const found: Attachment[] = [];
  for (const { uploadId, name, bytes, place } of readKept(Date.now())) {
    if (place !== location.pathname) continue;
    const state = await stateOf(uploadId, signal);
    if (state?.stored) found.push({ id: uploadId, name, bytes, state: readyWith(state.stored) });
    else if (state?.status === 'receiving') {
      const sent = state.files.reduce((sum, file) => sum + file.received, 0);
      found.push({ id: uploadId, name, bytes, state: { kind: 'interrupted', sent } });
    }
  }
  return found;
}

/** Null when the server does not know it any more, or cannot say. */
async function stateOf(uploadId: string, signal: AbortSignal): Promise<UploadState | null> {
  try {
    return await uploadApi.state(uploadId, signal);
  } catch (error) {
    if (!signal.aborted && !(error instanceof Unreachable)) forget(uploadId, Date.now());
    return null;
  }
}

async function undo(uploadId: string): Promise<void> {
  forget(uploadId, Date.now());
  try {
    await uploadApi.cancel(uploadId);
  } catch {
    // The server undoes by itself what nobody goes on with.
    return;
  }
}

function pauseUntilOnline(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const over = new AbortController();
  const end = () => {
    over.abort();
    clearTimeout(timer);
    resolve();
  };
  const timer = setTimeout(end, ms);
  window.addEventListener('online', end, { signal: over.signal });
  signal.addEventListener('abort', end, { signal: over.signal });
  if (signal.aborted) end();
  return promise;
}
