import { LRUCache } from 'lru-cache';
import { Breaker } from '#lib/model/breaker.ts';
import type { Embedder } from '#lib/model/embeddings/embedder.ts';

export type MeaningStatus =
  | { state: 'off'; sentence: string }
  | { state: 'ok' | 'down'; sentence: string; model: string; dims: number | null; waiting: number | null };

/** Questions are asked again and again while somebody types or pages. */
const KNOWN_QUESTIONS = 500;

/**
 * The embedder of an instance with what is known of it: whether it answers, and which dimension it has. After a
 * failure it is left alone for a while, so that nobody waits for what is down.
 */
export class Meaning {
  readonly embedder: Embedder | null;
  /** Size of the vectors it gives; null until the first. */
  dims: number | null = null;
  /** Messages without a vector as last counted; null: not counted yet. */
  waiting: number | null = null;
  readonly #breaker = new Breaker();
  #wake: (() => void) | null = null;
  /** Something came while nobody waited. */
  #woken = false;
  readonly #known = new LRUCache<string, Float32Array>({ max: KNOWN_QUESTIONS });

  constructor(embedder: Embedder | null) {
    this.embedder = embedder;
  }

  get model(): string | null {
    return this.embedder?.model ?? null;
  }

  /** How long it is to be left alone. */
  get pausedMs(): number {
    return this.#breaker.pausedMs;
  }

  status(): MeaningStatus {
    if (!this.embedder) return { state: 'off', sentence: 'Search by meaning is off.' };
    const { model } = this.embedder;
    const { dims, waiting } = this;
    const { failure } = this.#breaker;
    if (failure === null)
      return { state: 'ok', sentence: `Search by meaning uses ${model}.`, model, dims, waiting };
    const sentence = `Search by meaning is off for now: ${model} does not answer (${failure}). Search by words goes on.`;
    return { state: 'down', sentence, model, dims, waiting };
  }

  /** Vectors of texts, all of one size. Throws when the provider fails. */
  async embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    if (!this.embedder) throw new Error('search by meaning is off');
    try {
      const vectors = await this.embedder.embed(texts, { signal });
      const size = vectors[0]?.length ?? 0;
      if (vectors.length !== texts.length || vectors.some((vector) => !usable(vector, size)))
        throw new Error('it answered something else than a vector for each text');
      if (size > 0) this.#answered(size);
      return vectors;
    } catch (error) {
      if (!isRefused(error)) this.failed(error);
      throw error;
    }
  }

  /** The vector of a question; null when there is none to be had in time. */
  async ofQuestion(question: string, patienceMs: number): Promise<Float32Array | null> {
    if (!this.embedder || this.pausedMs > 0) return null;
    const known = this.#known.get(question);
    if (known && known.length === this.dims) return known;
    try {
      const [vector] = await this.embed([question], AbortSignal.timeout(patienceMs));
      if (vector) this.#known.set(question, vector);
      return vector ?? null;
    } catch {
      // Noted by `embed`, shown by `status`: search goes on by words.
      return null;
    }
  }

  /** There is something new to embed. */
  wake(): void {
    this.#woken = true;
    this.#wake?.();
  }

  /** Resolves when there is something new, or after a time. */
  awake(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((done) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.#wake = null;
        this.#woken = false;
        done();
      };
      const timer = setTimeout(end, ms).unref();
      signal.addEventListener('abort', end, { once: true });
      this.#wake = end;
      if (this.#woken || signal.aborted) end();
    });
  }

  async close(): Promise<void> {
    await this.embedder?.close();
  }

  #answered(size: number): void {
    this.#breaker.answered();
    if (this.dims === size) return;
    // Another model behind the same name: what is known is of another space.
    this.dims = size;
    this.#known.clear();
  }

  /** It is left alone for a while. */
  failed(error: unknown): void {
    this.#breaker.failed(reasonOf(error));
  }
}

/** The provider answered that it does not take this input: 400, 413 or 422, not a wrong key or too many calls. */
export function isRefused(error: unknown): boolean {
  const status = (error as { status?: unknown } | null)?.status;
  return status === 400 || status === 413 || status === 422;
}

function usable(vector: Float32Array, size: number): boolean {
  return vector.length === size && size > 0 && vector.every(Number.isFinite);
}

function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return said.replace(/\s+/g, ' ').slice(0, 200);
}
