import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

/** A worker that threw, or ended by itself, says so in place of its own words. */
export interface Failed {
  type: 'failed';
  message: string;
}

/** A worker lent to one job. */
export interface LentWorker<To = ToWorker, From = FromWorker | Failed> {
  send(message: To, transfer?: ArrayBuffer[]): void;
  listen(take: (message: From) => void): void;
  /** Back to the pool; `broken` ends it, since a half-read input would leak into the next. */
  giveBack(broken: boolean): Promise<void>;
}

/**
 * More than twice what a profile of random text takes. A heap that might grow to gigabytes collects its garbage late,
 * which shows as 30 MB more for every worker.
 */
export const PROFILING_HEAP_MB = 512;

/** Workers stay warm between jobs: starting one and compiling the hot path costs more than a small file. */
export class WorkerPool<To, From> {
  readonly #entry: string;
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #queue: (() => void)[] = [];
  readonly #heapMb: number | undefined;
  #lent = 0;

  /** `entry` is a path from the working directory: inside the built server no source folder is beside this module. */
  constructor(entry: string, heapMb?: number) {
    this.#entry = entry;
    this.#size = Math.max(1, Math.min(4, availableParallelism() - 1));
    this.#heapMb = heapMb;
  }

  async lend(): Promise<LentWorker<To, From | Failed>> {
    while (this.#lent >= this.#size) await new Promise<void>((done) => this.#queue.push(done));
    this.#lent++;
    const worker = this.#idle.pop() ?? start(this.#entry, this.#heapMb);
    worker.ref();
    let take: (message: From | Failed) => void = () => undefined;
    const onMessage = (message: From) => take(message);
    const onError = (error: Error) => take({ type: 'failed', message: error.message });
    worker.on('message', onMessage);
    worker.on('error', onError);
    return {
      send: (message, transfer = []) => worker.postMessage(message, transfer),
      listen: (listener) => {
        take = listener;
      },
      giveBack: async (broken) => {
        worker.off('message', onMessage);
        if (broken) await worker.terminate();
        else {
          worker.unref();
          this.#idle.push(worker);
        }
        worker.off('error', onError);
        this.#lent--;
        this.#queue.shift()?.();
      },
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }
}

function start(entry: string, heapMb: number | undefined): Worker {
  const worker = new Worker(join(/* turbopackIgnore: true */ process.cwd(), entry), {
    ...(heapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMb } }),
  });
  worker.unref();
  return worker;
}

/** On globalThis, since the bundled and the plain modules of one process share it. */
const shared = globalThis as { loglorePool?: WorkerPool<ToWorker, FromWorker> };
export function workerPool(): WorkerPool<ToWorker, FromWorker> {
  shared.loglorePool ??= new WorkerPool('lib/sources/ingest/ingest-worker.ts', PROFILING_HEAP_MB);
  return shared.loglorePool;
}
