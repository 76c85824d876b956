/**
 * Vectors of length 1, kept as whole numbers of −127…127: a quarter of the memory, and a cosine is off by less
 * than a hundredth. For stores without pgvector; every vector is compared.
 */
export class VectorIndex {
  readonly dims: number;
  #data: Int8Array;
  readonly #ids: (string | null)[] = [];
  readonly #at = new Map<string, number>();
  readonly #free: number[] = [];

  constructor(dims: number) {
    this.dims = dims;
    this.#data = new Int8Array(dims * 64);
  }

  has(id: string): boolean {
    return this.#at.has(id);
  }

  ids(): Iterable<string> {
    return this.#at.keys();
  }

  put(id: string, vector: ArrayLike<number>): void {
    if (vector.length !== this.dims) return;
    const at = this.#at.get(id) ?? this.#free.pop() ?? this.#ids.length;
    this.#ids[at] = id;
    this.#at.set(id, at);
    const needed = (at + 1) * this.dims;
    if (needed > this.#data.length) {
      const larger = new Int8Array(Math.max(needed, this.#data.length * 2));
      larger.set(this.#data);
      this.#data = larger;
    }
    for (let i = 0; i < this.dims; i++)
      this.#data[at * this.dims + i] = Math.round((vector[i] as number) * 127);
  }

  remove(id: string): void {
    const at = this.#at.get(id);
    if (at === undefined) return;
    this.#at.delete(id);
    this.#ids[at] = null;
    this.#free.push(at);
  }

  /** The nearest by cosine, the nearest first. */
  nearest(asked: Float32Array, limit: number): { ownerId: string; similarity: number }[] {
    if (asked.length !== this.dims || limit < 1) return [];
    const query = Int8Array.from(asked, (value) => Math.round(value * 127));
    const scores = new Float64Array(this.#ids.length).fill(Number.NEGATIVE_INFINITY);
    for (let at = 0; at < this.#ids.length; at++) {
      if (this.#ids[at] === null) continue;
      let dot = 0;
      for (let i = 0, from = at * this.dims; i < this.dims; i++)
        dot += (query[i] as number) * (this.#data[from + i] as number);
      scores[at] = dot / 16_129;
    }
    const sorted = Float64Array.from(scores).sort();
    const least = sorted[Math.max(0, sorted.length - limit)] ?? Number.NEGATIVE_INFINITY;
    const best: { ownerId: string; similarity: number }[] = [];
    for (const [at, id] of this.#ids.entries()) {
      const similarity = scores[at] as number;
      if (id !== null && similarity >= least) best.push({ ownerId: id, similarity });
    }
    return best.sort((a, b) => b.similarity - a.similarity).slice(0, limit);
  }
}
