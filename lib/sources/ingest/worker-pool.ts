import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

/** A worker lent to one job. */
export interface LentWorker {
  send(message: ToWorker, transfer?: ArrayBuffer[]): void;
  listen(take: (message: FromWorker) => void): void;
  /** Back to the pool; `broken` ends it, since a half-read input would leak into the next. */
  giveBack(broken: boolean): Promise<void>;
}

/** Workers stay warm between jobs: starting one and compiling the hot path costs more than a small file. */
export class WorkerPool {
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #queue: (() => void)[] = [];
  #lent = 0;

  constructor(size = Math.max(1, Math.min(4, availableParallelism() - 1))) {
    this.#size = size;
  }

  async lend(): Promise<LentWorker> {
    while (this.#lent >= this.#size) await new Promise<void>((done) => this.#queue.push(done));
    this.#lent++;
    const worker = this.#idle.pop() ?? start();
    worker.ref();
    let take: (message: FromWorker) => void = () => undefined;
    const onMessage = (message: FromWorker) => take(message);
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

function start(): Worker {
  // A path from the working directory: inside the built server the source folder is not beside this module.
  const worker = new Worker(
    join(/* turbopackIgnore: true */ process.cwd(), 'lib/sources/ingest/ingest-worker.ts'),
  );
  worker.unref();
  return worker;
}

/** On globalThis, since the bundled and the plain modules of one process share it. */
const shared = globalThis as { loglorePool?: WorkerPool };
export function workerPool(): WorkerPool {
  shared.loglorePool ??= new WorkerPool();
  return shared.loglorePool;
}
