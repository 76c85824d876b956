import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { PersonError } from '#lib/contracts/errors.ts';
import type { StoreLog } from '../database.ts';

interface Input {
  dataDir: string;
  socketPath: string;
  log?: StoreLog | undefined;
}
type Said = { ready: true; version: string } | { ready: false; reason: string };

/** Starts the database's thread, and again if it dies on its own: the driver connects again by itself. */
export async function runWorker(input: Input): Promise<{ version: string; stop(): Promise<void> }> {
  let stopping = false;
  let current = await start(input);
  const watch = (worker: Worker) =>
    worker.once('exit', async (code) => {
      if (stopping) return;
      input.log?.warn({ code }, 'the embedded database stopped by itself and is started again');
      try {
        current = await start(input);
        watch(current.worker);
      } catch (error) {
        input.log?.warn({ err: error }, 'the embedded database could not be started again');
      }
    });
  watch(current.worker);
  return {
    version: current.version,
    stop: async () => {
      stopping = true;
      const ended = new Promise((done) => current.worker.once('exit', done));
      current.worker.postMessage('stop');
      await ended;
    },
  };
}

function start({ dataDir, socketPath }: Input): Promise<{ worker: Worker; version: string }> {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'db/embedded/worker.mjs');
  const worker = new Worker(file, { workerData: { dataDir, socketPath } });
  return new Promise((done, fail) => {
    const refuse = (reason: string, cause?: unknown) =>
      fail(
        new PersonError(
          'store_unavailable',
          `The embedded database in ${dataDir} could not be opened: ${reason}. If the folder is damaged, move it away and restore a backup.`,
          { cause },
        ),
      );
    worker.once('error', (error) => refuse(error instanceof Error ? error.message : String(error), error));
    worker.once('exit', (code) => refuse(`its thread ended with code ${code}`));
    worker.once('message', (said: Said) => {
      if (said.ready) done({ worker, version: said.version });
      else refuse(said.reason);
    });
  });
}
