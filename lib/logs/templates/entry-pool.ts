/** Columns of entries, of which each owner has a run; runs that are given back serve others of their length. */
export class EntryPool {
  hash = new Uint32Array(1024);
  count = new Float64Array(1024);
  /** Where the text lies and how long it is. */
  at = new Uint32Array(1024);
  length = new Uint16Array(1024);
  words = new Int32Array(1024);
  #used = 0;
  readonly #free = new Map<number, number[]>();

  /** The first entry of a run of this length. */
  take(length: number): number {
    const free = this.#free.get(length)?.pop();
    if (free !== undefined) return free;
    const first = this.#used;
    this.#used += length;
    if (this.#used > this.hash.length) this.#grow();
    return first;
  }

  giveBack(first: number, length: number): void {
    const free = this.#free.get(length);
    if (free) free.push(first);
    else this.#free.set(length, [first]);
  }

  copy(from: number, to: number): void {
    this.hash[to] = this.hash[from]!;
    this.count[to] = this.count[from]!;
    this.at[to] = this.at[from]!;
    this.length[to] = this.length[from]!;
    this.words[to] = this.words[from]!;
  }

  #grow(): void {
    const room = Math.max(this.#used, this.hash.length * 2);
    this.hash = larger(this.hash, new Uint32Array(room));
    this.count = larger(this.count, new Float64Array(room));
    this.at = larger(this.at, new Uint32Array(room));
    this.length = larger(this.length, new Uint16Array(room));
    this.words = larger(this.words, new Int32Array(room));
  }
}

/** A column in more room. */
export function larger<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
