import OpenAI from 'openai';
import { clampForEmbedding, type Embedder, normalised } from './embedder.ts';

export interface OpenAiEmbedderOptions {
  model: string;
  apiKey?: string | undefined;
  baseUrl?: string | undefined;
  /** How long a call may take before search goes on without vectors. */
  timeoutMs?: number;
}

/** Any endpoint that speaks OpenAI's embeddings call, local servers included. */
export function openAiEmbedder({
  model,
  apiKey,
  baseUrl,
  timeoutMs = 10_000,
}: OpenAiEmbedderOptions): Embedder {
  const client = new OpenAI({
    // Local servers ask for no key, but the client refuses to start without one.
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl,
    maxRetries: 0,
    timeout: timeoutMs,
  });
  return {
    model: `openai:${model}`,
    async embed(texts, { signal } = {}) {
      if (texts.length === 0) return [];
      const answer = await client.embeddings.create(
        { model, input: texts.map(clampForEmbedding), encoding_format: 'float' },
        { signal },
      );
      const vectors = [...answer.data]
        .sort((a, b) => a.index - b.index)
        .map((item) => normalised(item.embedding));
      if (vectors.length !== texts.length)
        throw new Error(
          `The embeddings endpoint answered ${vectors.length} vectors for ${texts.length} texts.`,
        );
      return vectors;
    },
    async close() {},
  };
}
