import { redactSecrets } from '../redact-secrets.ts';
import type { Embedder } from './embedder.ts';
import { clampForEmbedding } from './embedder.ts';
import { localEmbedder } from './local-embedder.ts';
import { openAiEmbedder } from './openai-embedder.ts';

export interface EmbedderSettings {
  embeddings: { provider: 'off' | 'openai' | 'local'; model: string };
  model: { apiKey: string | undefined; baseUrl: string | undefined };
}

/** The embedder of the settings; null when they say off. What leaves the machine leaves without secrets. */
export function openEmbedder({ embeddings, model }: EmbedderSettings): Embedder | null {
  switch (embeddings.provider) {
    case 'off':
      return null;
    case 'local':
      return localEmbedder();
    case 'openai': {
      const { apiKey, baseUrl } = model;
      const remote = openAiEmbedder({ model: embeddings.model, apiKey, baseUrl });
      return {
        ...remote,
        embed: (texts, options) =>
          remote.embed(
            texts.map((text) => redactSecrets(clampForEmbedding(text))),
            options,
          ),
      };
    }
    default:
      return embeddings.provider satisfies never;
  }
}
