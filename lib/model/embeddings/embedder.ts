/** Turns texts into vectors. Optional: search works without one, and with one that is down. */
export interface Embedder {
  /** Stored beside each vector: vectors of different models are never compared. */
  readonly model: string;
  embed(texts: readonly string[], options?: { signal?: AbortSignal }): Promise<Float32Array[]>;
  close(): Promise<void>;
}

/** Longer texts are cut: sentence models read a few hundred words, and a pasted log must not be sent whole. */
export const MAX_EMBED_CHARS = 2_000;

export function clampForEmbedding(text: string): string {
  return text.length <= MAX_EMBED_CHARS ? text : text.slice(0, MAX_EMBED_CHARS);
}

/** Length 1, so that a dot product is the cosine. */
export function normalised(values: ArrayLike<number>): Float32Array {
  const vector = Float32Array.from(values);
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum) || 1;
  for (let at = 0; at < vector.length; at++) vector[at]! /= length;
  return vector;
}
