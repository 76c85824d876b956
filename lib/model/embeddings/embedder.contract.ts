import { describe, expect, it } from 'vitest';
import type { Embedder } from './embedder.ts';

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);

/** What every embedder must do; search relies on nothing else. */
export function embedderContract(name: string, open: () => Promise<Embedder>) {
  describe(name, () => {
    it('gives one vector of length 1 for each text, in order, all of one size', async () => {
      const embedder = await open();
      const texts = ['the payment switch timed out', 'disk full on node 3', 'the payment switch timed out'];
      const vectors = await embedder.embed(texts);
      expect(vectors).toHaveLength(3);
      expect(new Set(vectors.map((vector) => vector.length)).size).toBe(1);
      for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 4);
      expect(dot(vectors[0]!, vectors[2]!)).toBeCloseTo(1, 4);
      expect(dot(vectors[0]!, vectors[1]!)).toBeLessThan(0.99);
      await embedder.close();
    });

    it('answers no texts with no vectors', async () => {
      const embedder = await open();
      expect(await embedder.embed([])).toEqual([]);
      await embedder.close();
    });

    it('takes hostile and very long texts', async () => {
      const embedder = await open();
      const vectors = await embedder.embed([
        '',
        '<|endoftext|>',
        'x'.repeat(200_000),
        '日志 журнал \u0000 \ud800',
      ]);
      expect(vectors).toHaveLength(4);
      for (const vector of vectors) expect(vector.every(Number.isFinite)).toBe(true);
      await embedder.close();
    });

    it('gives up when it is told to', async () => {
      const embedder = await open();
      await expect(
        embedder.embed(['late'], { signal: AbortSignal.abort(new Error('stopped')) }),
      ).rejects.toThrow();
      await embedder.close();
    });
  });
}
