import { createHash } from 'node:crypto';
import { insertLogChunks } from '#db/queries/log-chunks.ts';
import {
  addLogFile,
  createLogSet,
  deleteLogSet,
  type LogSet,
  updateLogFile,
  updateLogSet,
} from '#db/queries/log-sets.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import { PROFILE_VERSION } from '#lib/logs/profile/encode-profile.ts';
import type { ReadProblem } from '#lib/logs/read/stream-types.ts';
import type { Ctx } from '#lib/server/context.ts';
import { type LentWorker, workerPool } from './worker-pool.ts';
import type { FileFigures, FromWorker, StoredChunk } from './worker-protocol.ts';

export interface LogInput {
  /** File name as a person knows it. */
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  /** Asked once its bytes ended: why not all of it came. */
  problem?: () => ReadProblem | null;
}

export interface IngestInput {
  name: string;
  kind: LogSet['kind'];
  inputs: AsyncIterable<LogInput> | Iterable<LogInput>;
  signal?: AbortSignal;
  onProgress?: (progress: { bytes: number; lines: number }) => void;
}

/** Bytes sent to a worker ahead of what it has read: enough to keep it busy, little to hold. */
const BYTES_AHEAD = 2 * 1024 * 1024;

/**
 * Takes logs in: each input streams through a worker that splits, folds and profiles it and sends back compressed
 * chunks, which are stored as they come. A set appears whole or not at all; bad parts are told in its `problems`.
 */
export async function ingestLogs(ctx: Ctx, input: IngestInput): Promise<LogSet> {
  const { id: logSetId } = await createLogSet(ctx.db, {
    userId: ctx.user.id,
    name: input.name,
    kind: input.kind,
    engineVersion: String(PROFILE_VERSION),
  });
  const job = new IngestJob(ctx, logSetId, input);
  try {
    for await (const one of input.inputs) await job.take(one);
    return await job.finish();
  } catch (error) {
    await deleteLogSet(ctx.db, { logSetId, userId: ctx.user.id });
    throw error;
  }
}

class IngestJob {
  readonly #ctx: Ctx;
  readonly #logSetId: string;
  readonly #input: IngestInput;
  readonly #profiles: Uint8Array[] = [];
  readonly #figures: FileFigures[] = [];
  readonly #problems: ReadProblem[] = [];
  #files = 0;
  #storedBytes = 0;
  #bytes = 0;

  constructor(ctx: Ctx, logSetId: string, input: IngestInput) {
    this.#ctx = ctx;
    this.#logSetId = logSetId;
    this.#input = input;
  }

  async take(input: LogInput): Promise<void> {
    const worker = await workerPool().lend();
    let broken = true;
    try {
      await this.#feed(worker, input);
      broken = false;
    } finally {
      await worker.giveBack(broken);
    }
    const problem = input.problem?.() ?? null;
    if (problem) this.#problems.push(problem);
  }

  async #feed(worker: LentWorker, { name, bytes }: LogInput): Promise<void> {
    const { signal, onProgress } = this.#input;
    const firstFile = this.#files;
    const rows: Promise<string>[] = [];
    let ahead = 0;
    let wake = () => {};
    let failure: unknown;
    let done = false;
    let writes: Promise<unknown> = Promise.resolve();
    const fail = (error: unknown) => {
      failure ??= error;
      wake();
    };
    /** Stores in the order in which things arrive. */
    const store = (work: () => Promise<unknown>) => {
      writes = writes.then(() => (failure === undefined ? work() : undefined)).catch(fail);
    };
    const rowOf = async (file: number) => {
      const row = rows[file];
      if (!row) throw new Error(`File ${file} was not announced.`);
      return row;
    };
    const hear = (message: FromWorker) => {
      switch (message.type) {
        case 'took':
          ahead -= message.bytes;
          this.#bytes += message.bytes;
          onProgress?.({ bytes: this.#bytes, lines: message.lines });
          break;
        case 'file': {
          this.#files++;
          const row = this.#addFile(firstFile + message.file, message.name);
          row.catch(fail);
          rows[message.file] = row;
          break;
        }
        case 'chunk':
          store(async () => {
            await this.#storeChunk(await rowOf(message.file), message.chunk);
            worker.send({ type: 'stored' });
          });
          break;
        case 'closed':
          store(async () => this.#closeFile(await rowOf(message.file), message));
          break;
        case 'done':
          this.#problems.push(...message.problems);
          done = true;
          break;
        case 'failed':
          failure ??= new Error(message.message);
          break;
        case 'merged':
          break;
        default:
          message satisfies never;
      }
      wake();
    };
    const until = async (ready: () => boolean) => {
      while (!ready()) {
        if (failure !== undefined) throw failure;
        signal?.throwIfAborted();
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (failure !== undefined) throw failure;
      signal?.throwIfAborted();
    };
    const onAbort = () => wake();
    signal?.addEventListener('abort', onAbort);
    try {
      worker.listen(hear);
      const { archiveMaxBytes, archiveMaxRatio } = this.#ctx.settings.uploads;
      worker.send({
        type: 'open',
        name,
        referenceTime: this.#ctx.now().getTime(),
        limits: { maxBytes: archiveMaxBytes, maxRatio: archiveMaxRatio },
      });
      for await (const piece of bytes) {
        await until(() => ahead < BYTES_AHEAD);
        const own = new Uint8Array(piece);
        ahead += own.length;
        worker.send({ type: 'data', bytes: own }, [own.buffer]);
      }
      worker.send({ type: 'end' });
      await until(() => done);
      await writes;
      if (failure !== undefined) throw failure;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  async #addFile(index: number, name: string): Promise<string> {
    return (await addLogFile(this.#ctx.db, { logSetId: this.#logSetId, index, name })).id;
  }

  async #storeChunk(logFileId: string, chunk: StoredChunk): Promise<void> {
    this.#storedBytes += chunk.data.length + chunk.columns.length;
    await insertLogChunks(this.#ctx.db, { chunks: [{ ...chunk, logFileId, codec: 'zstd' }] });
  }

  async #closeFile(logFileId: string, closed: Extract<FromWorker, { type: 'closed' }>): Promise<void> {
    const { name: _name, ...figures } = closed.figures;
    this.#figures.push(closed.figures);
    this.#profiles.push(closed.profile);
    await updateLogFile(this.#ctx.db, {
      logFileId,
      change: { ...figures, status: 'ready', profile: closed.profile, receivedBytes: figures.bytes },
    });
  }

  async finish(): Promise<LogSet> {
    if (this.#figures.length === 0) {
      const why = this.#problems.map((problem) => problem.message).join(' ');
      throw new PersonError('unreadable_log', why || 'There was nothing to read: no file was given.');
    }
    const { profile, summary } = await this.#merge();
    const hash = createHash('sha256');
    for (const { contentHash } of this.#figures) hash.update(contentHash);
    const set = await updateLogSet(this.#ctx.db, {
      logSetId: this.#logSetId,
      change: {
        status: 'ready',
        bytes: this.#figures.reduce((sum, file) => sum + file.bytes, 0),
        storedBytes: this.#storedBytes,
        lines: this.#figures.reduce((sum, file) => sum + file.lines, 0),
        records: summary.records,
        firstTime: summary.firstTime,
        lastTime: summary.lastTime,
        contentHash: hash.digest('hex'),
        profile,
        summary: { ...summary },
        problems: this.#problems,
      },
    });
    if (!set) throw new PersonError('conflict', 'The log set was deleted while it was being received.');
    return set;
  }

  async #merge(): Promise<Extract<FromWorker, { type: 'merged' }>> {
    const worker = await workerPool().lend();
    let broken = true;
    try {
      const answer = await new Promise<FromWorker>((done) => {
        worker.listen(done);
        worker.send({ type: 'merge', profiles: this.#profiles });
      });
      if (answer.type !== 'merged')
        throw new Error(answer.type === 'failed' ? answer.message : 'The profiles could not be merged.');
      broken = false;
      return answer;
    } finally {
      await worker.giveBack(broken);
    }
  }
}
