import type { CreateUpload, StoredLogSet, UploadState } from '#lib/contracts/uploads.ts';

/** The server's answer is no: saying the same again does not help. */
export class UploadRefused extends Error {
  readonly code: string;
  constructor(code: string, sentence: string) {
    super(sentence);
    this.name = 'UploadRefused';
    this.code = code;
  }
}

/** No answer, or none that means anything yet: the connection or the server is away. */
export class Unreachable extends Error {
  constructor(cause?: unknown) {
    super('The server cannot be reached.', { cause });
    this.name = 'Unreachable';
  }
}

export interface UploadApi {
  announce(input: CreateUpload, signal: AbortSignal): Promise<UploadState>;
  state(id: string, signal: AbortSignal): Promise<UploadState>;
  /** Sends bytes of a file from `offset` on. */
  send(id: string, file: number, offset: number, bytes: ArrayBuffer, signal: AbortSignal): Promise<void>;
  /** Ends a file that cannot be read any further. */
  leave(id: string, file: number, signal: AbortSignal): Promise<void>;
  finish(id: string, signal: AbortSignal): Promise<StoredLogSet>;
  cancel(id: string): Promise<void>;
}

/** Answers that a server that is starting, or a proxy before one that is away, gives. */
const passing = new Set([502, 503, 504]);

async function call(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api/uploads${path}`, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Unreachable(error);
  }
  if (response.ok) return response;
  if (passing.has(response.status)) throw new Unreachable();
  throw await refusalOf(response);
}

async function refusalOf(response: Response): Promise<UploadRefused> {
  const body: unknown = await response.json().catch(() => null);
  const error = (body as { error?: { code?: unknown; sentence?: unknown } } | null)?.error;
  if (typeof error?.code === 'string' && typeof error.sentence === 'string')
    return new UploadRefused(error.code, error.sentence);
  return new UploadRefused('internal', `The server answered ${response.status}. Try again.`);
}

export const uploadApi: UploadApi = {
  announce: async (input, signal) =>
    (await call('', { method: 'POST', body: JSON.stringify(input), signal })).json(),
  state: async (id, signal) => (await call(`/${id}`, { signal })).json(),
  send: async (id, file, offset, body, signal) => {
    await call(`/${id}/files/${file}?offset=${offset}`, { method: 'PUT', body, signal });
  },
  leave: async (id, file, signal) => {
    await call(`/${id}/files/${file}`, { method: 'DELETE', signal });
  },
  finish: async (id, signal) => (await call(`/${id}/finish`, { method: 'POST', signal })).json(),
  cancel: async (id) => {
    await call(`/${id}`, { method: 'DELETE', keepalive: true });
  },
};
