import type { NamedFile } from './send-upload.ts';

/** An upload of this browser that is under way, or stored and not asked about yet. */
export interface KeptUpload {
  uploadId: string;
  /** The page it belongs to. */
  place: string;
  /** What its files look like: the same ones, chosen again, go on with it. */
  files: string;
  name: string;
  bytes: number;
  at: number;
}

const storageKey = 'loglore-uploads';
/** The server undoes an upload that nobody goes on with, and forgets a finished one, within an hour. */
const keptMs = 60 * 60_000;
const mostKept = 10;
/** A folder of very many files is not told apart by this: it begins anew. */
const mostChars = 20_000;

/** The same file chosen again has the same name, size and time of change. */
export function describeFiles(files: readonly NamedFile[]): string | null {
  const text = JSON.stringify(files.map(({ name, file }) => [name, file.size, file.lastModified]));
  return text.length <= mostChars ? text : null;
}

export function readKept(now: number): KeptUpload[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => isKept(one) && now - one.at < keptMs) : [];
  } catch {
    return [];
  }
}

export function keep(upload: KeptUpload): void {
  const others = readKept(upload.at).filter(({ uploadId }) => uploadId !== upload.uploadId);
  write([...others, upload].slice(-mostKept));
}

export function forget(uploadId: string, now: number): void {
  write(readKept(now).filter((one) => one.uploadId !== uploadId));
}

function write(kept: KeptUpload[]): void {
  // A full or forbidden storage costs the way back after a reload, nothing else.
  try {
    localStorage.setItem(storageKey, JSON.stringify(kept));
  } catch {
    return;
  }
}

function isKept(value: unknown): value is KeptUpload {
  const one = value as KeptUpload | null;
  return (
    typeof one?.uploadId === 'string' &&
    typeof one.place === 'string' &&
    typeof one.files === 'string' &&
    typeof one.name === 'string' &&
    typeof one.bytes === 'number' &&
    typeof one.at === 'number'
  );
}
