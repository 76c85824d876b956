import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { clampForEmbedding, type Embedder, normalised } from './embedder.ts';

type Answer = { id: number; vectors?: number[][]; error?: string };

/** The sentence model that comes with the packages: nothing leaves the machine. Its worker starts with first use. */
export function localEmbedder(): Embedder {
  const waiting = new Map<number, (answer: Answer) => void>();
  let worker: Worker | null = null;
  let last = 0;

  const failAll = (error: string) => {
    for (const [id, settle] of waiting) settle({ id, error });
    waiting.clear();
    worker = null;
  };
  const start = () => {
    // A path from the working directory: inside the built server the source folder is not beside this module.
    const started = new Worker(
      join(/* turbopackIgnore: true */ process.cwd(), 'lib/model/embeddings/local-worker.ts'),
    );
    started.on('message', (answer: Answer) => {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    });
    started.on('error', (error) => failAll(`The local embedding model failed: ${error.message}`));
    started.on('exit', () => failAll('The local embedding model ended.'));
    started.unref();
    return started;
  };

  return {
    model: 'local:use-lite-en',
    embed(texts, { signal } = {}) {
      if (texts.length === 0) return Promise.resolve([]);
      worker ??= start();
      const id = ++last;
      return new Promise((done, fail) => {
        const onAbort = () => {
          waiting.delete(id);
          fail(signal!.reason);
        };
        if (signal?.aborted) return fail(signal.reason);
        signal?.addEventListener('abort', onAbort, { once: true });
        waiting.set(id, (answer) => {
          signal?.removeEventListener('abort', onAbort);
          if (answer.vectors) done(answer.vectors.map(normalised));
          else fail(new Error(answer.error));
        });
        worker!.postMessage({ id, texts: texts.map(clampForEmbedding) });
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}
