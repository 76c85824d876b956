import { randomUUID } from 'node:crypto';
import type { LogSet } from '#db/queries/log-sets.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { CreateUpload, StoredLogSet, UploadState } from '#lib/contracts/uploads.ts';
import type { ReadProblem } from '#lib/logs/read/stream-types.ts';
import type { Ctx } from '#lib/server/context.ts';
import { ingestLogs, type LogInput } from '../ingest/ingest-logs.ts';
import { ByteQueue } from './byte-queue.ts';

/** A browser that went away comes back within this time, or the upload is undone. */
const IDLE_MS = 15 * 60_000;
/** How long the result can be asked for after the end. */
const DONE_MS = 60 * 60_000;

interface IncomingFile {
  name: string;
  size: number;
  received: number;
  queue: ByteQueue;
  /** The sender cannot read the rest: what came until here is all there will be. */
  left: boolean;
  /** Requests for one file take turns: two tabs or a retry must not mix their bytes. */
  turn: Promise<unknown>;
}

/** One upload: its files stream into the log engine while they arrive; it can go on after a dropped connection. */
export class UploadSession {
  readonly id = randomUUID();
  readonly userId: string;
  readonly #files: IncomingFile[];
  readonly #abort = new AbortController();
  readonly #done: Promise<LogSet>;
  readonly #forget: () => void;
  #status: UploadState['status'] = 'receiving';
  #lines = 0;
  #stored: StoredLogSet | undefined;
  #sentence: string | undefined;
  #timer: NodeJS.Timeout;

  constructor(ctx: Ctx, input: CreateUpload, forget: () => void) {
    this.userId = ctx.user.id;
    this.#forget = forget;
    this.#files = input.files.map((file) => ({
      ...file,
      received: 0,
      left: false,
      queue: new ByteQueue(),
      turn: Promise.resolve(),
    }));
    for (const file of this.#files) if (file.size === 0) file.queue.end();
    this.#timer = this.#expire();
    const inputs = this.#files.map(
      (file): LogInput => ({
        name: file.name,
        bytes: file.queue,
        problem: () => (file.left ? leftBehind(file) : null),
      }),
    );
    const name =
      input.name ??
      (input.files.length === 1
        ? input.files[0]!.name
        : `${input.files[0]!.name} and ${input.files.length - 1} more`);
    this.#done = ingestLogs(ctx, {
      name,
      kind: 'upload',
      inputs,
      signal: this.#abort.signal,
      onProgress: ({ lines }) => {
        this.#lines = lines;
      },
    });
    this.#done.then(
      (set) => this.#finish(set),
      (error) => this.#fail(error),
    );
  }

  state(): UploadState {
    return {
      uploadId: this.id,
      status: this.#status,
      files: this.#files.map(({ name, size, received }) => ({ name, size, received })),
      lines: this.#lines,
      ...(this.#stored ? { stored: this.#stored } : {}),
      ...(this.#sentence ? { sentence: this.#sentence } : {}),
    };
  }

  /** Takes bytes of a file from `offset` on; what was there already is passed over. Answers how far it is now. */
  async take(index: number, offset: number, body: AsyncIterable<Uint8Array>): Promise<number> {
    const file = this.#fileAt(index);
    const work = file.turn.then(() => this.#append(file, offset, body));
    file.turn = work.catch(() => file.received);
    return work;
  }

  async #append(file: IncomingFile, offset: number, body: AsyncIterable<Uint8Array>): Promise<number> {
    if (file.left)
      throw new PersonError('conflict', `${file.name} was ended before; send it again as a whole.`);
    if (offset > file.received)
      throw new PersonError('conflict', `${file.name}: ${file.received} bytes are here, go on from there.`, {
        field: 'offset',
      });
    let at = offset;
    for await (const bytes of body) {
      this.#timer.refresh();
      this.#abort.signal.throwIfAborted();
      if (this.#status === 'failed')
        throw new PersonError('conflict', this.#sentence ?? 'The upload failed.');
      const fresh = bytes.subarray(Math.min(bytes.length, Math.max(0, file.received - at)));
      at += bytes.length;
      if (at > file.size)
        throw new PersonError(
          'conflict',
          `${file.name} is larger than was said (${file.size} bytes): it grew meanwhile. Send it again.`,
        );
      if (fresh.length === 0) continue;
      file.received += fresh.length;
      await file.queue.push(fresh);
    }
    if (file.received === file.size) file.queue.end();
    return file.received;
  }

  /** Ends a file that its sender cannot read any further; what came of it is used. */
  leave(index: number): UploadState {
    const file = this.#fileAt(index);
    if (file.received < file.size) {
      file.left = true;
      file.queue.end();
    }
    return this.state();
  }

  #fileAt(index: number): IncomingFile {
    const file = this.#files[index];
    if (!file) throw new PersonError('not_found', `The upload has no file number ${index}.`);
    return file;
  }

  /** Waits until everything is read and stored. */
  async finish(): Promise<StoredLogSet> {
    const missing = this.#files.find((file) => file.received < file.size && !file.left);
    if (missing && this.#status === 'receiving')
      throw new PersonError(
        'conflict',
        `${missing.name} is not here yet: ${missing.received} of ${missing.size} bytes.`,
      );
    return toStored(await this.#done);
  }

  cancel(why: string): void {
    const error = new PersonError('conflict', why);
    this.#abort.abort(error);
    for (const file of this.#files) file.queue.fail(error);
  }

  #finish(set: LogSet): void {
    this.#status = 'ready';
    this.#stored = toStored(set);
    this.#leaveLater();
  }

  #fail(error: unknown): void {
    this.#status = 'failed';
    this.#sentence = error instanceof Error ? error.message : String(error);
    for (const file of this.#files) file.queue.fail(error);
    this.#leaveLater();
  }

  #expire(): NodeJS.Timeout {
    return setTimeout(() => {
      this.cancel('The upload was undone: nothing came for 15 minutes. Send the files again.');
      this.#forget();
    }, IDLE_MS).unref();
  }

  #leaveLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#forget, DONE_MS).unref();
  }
}

function leftBehind({ name, received, size }: IncomingFile): ReadProblem {
  const message =
    received === 0
      ? `${name} could not be read by the browser and was left out.`
      : `${name} could not be read past byte ${received} of ${size} by the browser; the lines before are used.`;
  return { file: name, offset: received, code: 'truncated', message };
}

function toStored(set: LogSet): StoredLogSet {
  const problems = set.problems as { message: string }[];
  return {
    logSetId: set.id,
    name: set.name,
    lines: set.lines,
    bytes: set.bytes,
    problems: problems.map((problem) => problem.message),
  };
}
