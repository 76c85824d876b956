import { Breaker } from './breaker.ts';
import { redactSecrets } from './redact-secrets.ts';

export interface ModelRequest {
  instructions: string;
  prompt: string;
  /** Most tokens it may answer with. */
  maxTokens: number;
}

/** What a provider passes on while it answers. */
export type ModelPart =
  | { kind: 'text'; text: string }
  | { kind: 'usage'; promptTokens: number | undefined; completionTokens: number | undefined };

/** One call of the endpoint; throws when it fails, and ends its connection when the signal fires. */
export type StreamChat = (request: ModelRequest, signal: AbortSignal) => AsyncIterable<ModelPart>;

/** How a provider is spoken to. */
export interface Provider {
  /** Loads what it needs; whoever waits for an answer does not wait for this. */
  ready(): Promise<unknown>;
  stream: StreamChat;
}

export interface Said {
  text: string;
  promptTokens: number | undefined;
  completionTokens: number | undefined;
  ms: number;
}
/** Nothing usable came; `why` is a sentence's middle, in our own words: "the key is refused (401)". */
export type SaidNothing = { text: null; why: string };

export interface ModelStatus {
  state: 'off' | 'ok' | 'down';
  sentence: string;
}
export const modelOff: ModelStatus = { state: 'off', sentence: 'No language model is set.' };

/** A token is rarely longer: who writes more than this was not stopped by its bound. */
const MOST_CHARS_PER_TOKEN = 12;

/** The language model of an instance: asked with patience, without secrets, and left alone while it is down. */
export class LanguageModel {
  readonly name: string;
  readonly #provider: Provider;
  readonly #breaker = new Breaker();
  /** Called when it goes down and when it is back. */
  readonly #onChange: (status: ModelStatus) => void;

  constructor(name: string, provider: Provider, onChange: (status: ModelStatus) => void) {
    this.name = name;
    this.#provider = provider;
    this.#onChange = onChange;
  }

  status(): ModelStatus {
    const { failure } = this.#breaker;
    if (failure === null) return { state: 'ok', sentence: `The language model ${this.name} is asked.` };
    return {
      state: 'down',
      sentence: `The language model ${this.name} does not answer: ${failure}. Answers are written by code meanwhile.`,
    };
  }

  /** Whether it is left alone at the moment. */
  get paused(): boolean {
    return this.#breaker.pausedMs > 0;
  }

  /** Asks once. Whatever goes wrong is told, not thrown; only the caller's own signal throws. */
  async ask(
    request: ModelRequest,
    {
      patienceMs,
      signal,
      onText,
    }: { patienceMs: number; signal: AbortSignal; onText?: (soFar: string) => void },
  ): Promise<Said | SaidNothing> {
    signal.throwIfAborted();
    if (!this.#breaker.enter()) return { text: null, why: this.#breaker.failure ?? 'it is being tried' };
    let patience: AbortSignal | undefined;
    const enough = new AbortController();
    const began = performance.now();
    const usage: { promptTokens?: number | undefined; completionTokens?: number | undefined } = {};
    let raw = '';
    try {
      await this.#provider.ready();
      patience = AbortSignal.timeout(patienceMs);
      const safe = { ...request, prompt: redactSecrets(request.prompt) };
      for await (const part of this.#provider.stream(
        safe,
        AbortSignal.any([signal, patience, enough.signal]),
      )) {
        if (part.kind === 'usage') {
          usage.promptTokens = part.promptTokens;
          usage.completionTokens = part.completionTokens;
          continue;
        }
        raw += part.text;
        if (raw.length > request.maxTokens * MOST_CHARS_PER_TOKEN)
          throw new Error('it does not stop writing');
        onText?.(withoutThoughts(raw));
      }
      // A stream that was cut ends as if it were done.
      signal.throwIfAborted();
      patience.throwIfAborted();
      const text = withoutThoughts(raw).trim();
      if (text === '') throw new Error('it answered nothing');
      this.#tell(() => this.#breaker.answered());
      const { promptTokens, completionTokens } = usage;
      return { text, promptTokens, completionTokens, ms: Math.round(performance.now() - began) };
    } catch (error) {
      if (signal.aborted) {
        this.#breaker.left();
        throw signal.reason;
      }
      const why = patience?.aborted ? `no answer within ${Math.round(patienceMs / 1000)} s` : reasonOf(error);
      this.#tell(() => this.#breaker.failed(why));
      return { text: null, why };
    } finally {
      enough.abort();
    }
  }

  #tell(change: () => void): void {
    const before = this.status().state;
    change();
    const after = this.status();
    if (after.state !== before) this.#onChange(after);
  }
}

/** Small local models think aloud before they answer. */
function withoutThoughts(text: string): string {
  return text.replace(/<think>[\s\S]*?(?:<\/think>|$)/g, '');
}

/** In our own words: what an endpoint answers may hold the key or anything else. */
function reasonOf(error: unknown): string {
  const { statusCode, code, cause, message } = (error ?? {}) as {
    statusCode?: number;
    code?: string;
    cause?: { code?: string };
    message?: string;
  };
  if (statusCode === 401 || statusCode === 403) return `the key is refused (${statusCode})`;
  if (statusCode === 404) return 'there is no such model or address (404)';
  if (statusCode === 429) return 'too many requests (429)';
  if (statusCode !== undefined && statusCode >= 400) return `it failed with status ${statusCode}`;
  const network = code ?? cause?.code;
  if (network === 'ECONNREFUSED' || network === 'ConnectionRefused') return 'the connection is refused';
  if (network !== undefined && /^[A-Z_]{3,40}$/.test(network)) return `the connection fails (${network})`;
  if (message === 'it does not stop writing' || message === 'it answered nothing') return message;
  return 'it answers something else than a chat completion';
}
