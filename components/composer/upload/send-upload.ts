import type { StoredLogSet, UploadState } from '#lib/contracts/uploads.ts';
import { Unreachable, type UploadApi, UploadRefused } from './upload-api.ts';

/** A slice takes about this long to send: progress moves, a lost one costs little, a fast line stays full. */
const sliceMs = 400;
const leastSlice = 256 * 1024;
/** Bytes per request: small enough to resume cheaply, large enough to fill a line. */
const mostSlice = 8 * 1024 * 1024;
const firstSlice = 1024 * 1024;
const firstDelayMs = 300;
const mostDelayMs = 5_000;
/** A server that forgets an upload this often will not keep it. */
const mostRestarts = 2;

/** A file under the name it is announced with. */
export interface NamedFile {
  name: string;
  file: File;
}

export type UploadPhase = 'sending' | 'offline' | 'reading';

export interface SendUpload {
  files: readonly NamedFile[];
  /** How far it came before, when the page was reloaded in between. */
  known: UploadState | null;
  api: UploadApi;
  signal: AbortSignal;
  onProgress: (phase: UploadPhase, sentBytes: number) => void;
  /** It has an id now, under which it can go on later. */
  onAnnounced: (uploadId: string) => void;
  /** Waits, or less when the network came back. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Sends files slice by slice. A lost connection is waited out and goes on where it broke; a server that forgot
 * the upload gets it again; a file that cannot be read to its end is used as far as it came.
 */
export async function sendUpload(send: SendUpload): Promise<StoredLogSet> {
  let { known } = send;
  for (let restarts = 0; ; restarts++) {
    try {
      const state = known ?? (await announce(send));
      if (state.stored) return state.stored;
      return await sendFiles(send, state);
    } catch (error) {
      const forgotten = error instanceof UploadRefused && error.code === 'not_found';
      if (!forgotten || restarts === mostRestarts) throw error;
      known = null;
    }
  }
}

async function announce(send: SendUpload): Promise<UploadState> {
  const files = send.files.map(({ name, file }) => ({ name, size: file.size }));
  const state = await insist(send, 0, () => send.api.announce({ files }, send.signal));
  send.onAnnounced(state.uploadId);
  return state;
}

async function sendFiles(send: SendUpload, { uploadId, files: known }: UploadState): Promise<StoredLogSet> {
  const { files, api, signal, onProgress } = send;
  let slice = firstSlice;
  let sent = known.reduce((sum, file) => sum + file.received, 0);
  onProgress('sending', sent);
  for (const [index, { file }] of files.entries()) {
    let offset = known[index]?.received ?? 0;
    while (offset < file.size) {
      signal.throwIfAborted();
      const bytes = await readSlice(file, offset, slice);
      if (!bytes) {
        await insist(send, sent, () => api.leave(uploadId, index, signal));
        break;
      }
      const begun = performance.now();
      const at = offset;
      await insist(send, sent, () => api.send(uploadId, index, at, bytes, signal));
      const took = Math.max(1, performance.now() - begun);
      slice = Math.round(Math.min(mostSlice, Math.max(leastSlice, (slice * sliceMs) / took)));
      offset += bytes.byteLength;
      sent += bytes.byteLength;
      onProgress('sending', sent);
    }
  }
  onProgress('reading', sent);
  return insist(send, sent, () => api.finish(uploadId, signal), 'reading');
}

/** Null when the file changed, went away or may not be read: what was sent of it is all there will be. */
async function readSlice(file: File, offset: number, size: number): Promise<ArrayBuffer | null> {
  try {
    const bytes = await file.slice(offset, offset + size).arrayBuffer();
    return bytes.byteLength > 0 ? bytes : null;
  } catch {
    return null;
  }
}

/** Says it again until the server hears it; what it says to it, also no, is handed on. */
async function insist<T>(
  { signal, onProgress, pause }: SendUpload,
  sent: number,
  say: () => Promise<T>,
  phase: UploadPhase = 'sending',
): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      const answer = await say();
      if (failures > 0) onProgress(phase, sent);
      return answer;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      onProgress('offline', sent);
      await pause(Math.min(mostDelayMs, firstDelayMs * 2 ** failures), signal);
      signal.throwIfAborted();
    }
  }
}
