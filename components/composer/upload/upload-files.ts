import type { StoredLogSet, UploadState } from '#lib/contracts/uploads.ts';
import { type Attachment, nameOf } from '../attachments.ts';
import { describeFiles, forget, type KeptUpload, keep, readKept } from './kept-uploads.ts';
import { type NamedFile, sendUpload } from './send-upload.ts';
import { Speed } from './speed.ts';
import { Unreachable, UploadRefused, uploadApi } from './upload-api.ts';

const hopeless = new Set(['unreadable_log', 'too_large', 'bad_input']);

interface UploadFiles {
  files: NamedFile[];
  signal: AbortSignal;
  /** It has an id now, or goes on under the one it had. */
  onUpload: (uploadId: string) => void;
  onProgress: (state: Attachment['state']) => void;
}

/** Sends files, from where the same ones came before; answers how that ended. Throws only when it was broken off. */
export async function uploadFiles({
  files,
  signal,
  onUpload,
  onProgress,
}: UploadFiles): Promise<Attachment['state']> {
  const speed = new Speed();
  const looks = describeFiles(files);
  let begun: string | null = null;
  try {
    const known = looks === null ? null : await findBegun(looks, signal);
    if (known) {
      begun = known.uploadId;
      onUpload(begun);
    }
    const stored = await sendUpload({
      files,
      known,
      api: uploadApi,
      signal,
      pause: pauseUntilOnline,
      onAnnounced: (uploadId) => {
        begun = uploadId;
        onUpload(uploadId);
        if (looks !== null) keep({ ...placed(files), uploadId, files: looks });
      },
      onProgress: (phase, sent) => {
        if (phase !== 'sending') speed.reset();
        const now = phase === 'sending' ? speed.note(performance.now(), sent) : null;
        onProgress({ kind: 'taking', phase, sent, speed: now });
      },
    });
    return readyWith(stored);
  } catch (error) {
    if (signal.aborted) throw error;
    if (begun) forget(begun, Date.now());
    const problem = error instanceof Error ? error.message : 'It could not be sent.';
    // The same bytes cannot be read a second time either.
    const canRetry = !(error instanceof UploadRefused && hopeless.has(error.code));
    return { kind: 'failed', problem, canRetry };
  }
}

function placed(files: readonly NamedFile[]) {
  return {
    place: location.pathname,
    name: nameOf(files.map((one) => one.name)),
    bytes: files.reduce((sum, { file }) => sum + file.size, 0),
    at: Date.now(),
  };
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

/** How far uploads came that a reload broke off, or that were stored and not asked about. */
export async function findUploads(kept: readonly KeptUpload[], signal: AbortSignal): Promise<Attachment[]> {
  const found: Attachment[] = [];
  for (const { uploadId, name, bytes } of kept) {
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

export async function undoUpload(uploadId: string): Promise<void> {
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
