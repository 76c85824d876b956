import { VectorIndex } from '#lib/memory/embeddings/vector-index.ts';
import { localEmbedder } from '#lib/model/embeddings/local-embedder.ts';
import type { Turn } from './locomo.ts';

const BATCH = 64;

/** Every turn by what it means, with the model that comes with the packages. */
export async function meaningsOf(turns: readonly Turn[]) {
  const embedder = localEmbedder();
  // The worker keeps no process alive.
  const awake = setInterval(() => {}, 60_000);
  const vectorsOf = (texts: string[]) => embedder.embed(texts.map((text) => text.trim() || '.'));
  const indexes = new Map<string, VectorIndex>();
  for (let at = 0; at < turns.length; at += BATCH) {
    const batch = turns.slice(at, at + BATCH);
    const vectors = await vectorsOf(batch.map(({ text }) => text));
    for (const [i, { conv, dia_id }] of batch.entries()) {
      const vector = vectors[i];
      if (!vector) continue;
      const index = indexes.get(conv) ?? new VectorIndex(vector.length);
      indexes.set(conv, index);
      index.put(dia_id, vector);
    }
  }
  return {
    async nearest(conv: string, question: string, limit: number) {
      const [vector] = await vectorsOf([question]);
      return (vector && indexes.get(conv)?.nearest(vector, limit)) ?? [];
    },
    async close() {
      clearInterval(awake);
      await embedder.close();
    },
  };
}
