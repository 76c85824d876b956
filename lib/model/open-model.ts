import { boundedFetch } from './bounded-fetch.ts';
import { LanguageModel, type ModelPart, type ModelRequest, type ModelStatus } from './language-model.ts';

export interface ModelSettings {
  apiKey: string | undefined;
  baseUrl: string | undefined;
  name: string | undefined;
}

/** With the first question to a model: who has none pays nothing for it. */
const load = () => Promise.all([import('ai'), import('@ai-sdk/openai-compatible')]);
const openAi = 'https://api.openai.com/v1';

/** The model of the settings; null when they name none, or no place to ask. */
export function openModel(
  { apiKey, baseUrl, name }: ModelSettings,
  onChange: (status: ModelStatus) => void,
): LanguageModel | null {
  if (!name || !(apiKey || baseUrl)) return null;

  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelPart> {
    const [{ streamText }, { createOpenAICompatible }] = await load();
    const provider = createOpenAICompatible({
      name: 'model',
      baseURL: baseUrl ?? openAi,
      includeUsage: true,
      fetch: boundedFetch,
      ...(apiKey ? { apiKey } : {}),
      // OpenAI itself knows the bound under another name, and lets only some models choose a temperature.
      ...(baseUrl ? {} : { transformRequestBody: forOpenAi }),
    });
    const { fullStream } = streamText({
      model: provider.chatModel(name ?? ''),
      instructions: request.instructions,
      prompt: request.prompt,
      maxOutputTokens: request.maxTokens,
      temperature: 0.2,
      maxRetries: 0,
      abortSignal: signal,
      // Told by the stream itself.
      onError: () => {},
    });
    for await (const part of fullStream) {
      if (part.type === 'text-delta') yield { kind: 'text', text: part.text };
      else if (part.type === 'error') throw part.error;
      else if (part.type === 'finish')
        yield {
          kind: 'usage',
          promptTokens: part.totalUsage.inputTokens,
          completionTokens: part.totalUsage.outputTokens,
        };
    }
  }

  return new LanguageModel(name, { ready: load, stream }, onChange);
}

function forOpenAi({
  max_tokens,
  temperature: _,
  ...body
}: Record<string, unknown>): Record<string, unknown> {
  return { ...body, max_completion_tokens: max_tokens };
}
