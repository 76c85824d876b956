/** Distinct values kept. 64 keep every value of an enumeration and put a quantile within about 6 % of its rank. */
export const SKETCH_VALUES = 64;
/** Longer values are cut; what is compared is the hash of the whole. */
export const SKETCH_VALUE_BYTES = 1024;

const decoder = new TextDecoder('utf-8');

export interface SketchState {
  total: number;
  values: [hash: number, count: number, text: string][];
}

/**
 * A fair sample of distinct texts: those with the smallest hashes, each with its exact count. A value that is among the smallest
 * of the whole was so in every part, hence counts are exact and sketches merge in any order to the same result.
 */
export class ValueSketch {
  total = 0;
  #size = 0;
  #hashes = new Uint32Array(2);
  #counts = new Float64Array(2);
  #texts: string[] = [];
  #limit = 0xffffffff;
  #last = 0;

  add(hash: number, buf: Uint8Array, start: number, end: number): void {
    this.total++;
    if (hash > this.#limit) return;
    const last = this.#last;
    if (this.#hashes[last] === hash && last < this.#size) {
      this.#counts[last]!++;
      return;
    }
    const at = this.#find(hash);
    if (at >= 0) {
      this.#counts[at]!++;
      this.#last = at;
      return;
    }
    const stop = end - start > SKETCH_VALUE_BYTES ? start + SKETCH_VALUE_BYTES : end;
    this.#insert(hash, 1, decoder.decode(buf.subarray(start, stop)));
  }

  absorb(other: ValueSketch): void {
    this.total += other.total;
    for (let i = 0; i < other.#size; i++) this.#merge(other.#hashes[i]!, other.#counts[i]!, other.#texts[i]!);
  }

  /** Every value that is kept, most frequent first, ties by text. */
  values(): { text: string; count: number }[] {
    const out: { text: string; count: number }[] = [];
    for (let i = 0; i < this.#size; i++) out.push({ text: this.#texts[i]!, count: this.#counts[i]! });
    return out.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  }

  get isExact(): boolean {
    return this.#limit === 0xffffffff;
  }

  /** Number of distinct values: exact up to the sketch's size, estimated from the density of hashes beyond. */
  distinct(): number {
    if (this.isExact) return this.#size;
    return Math.round(((this.#size - 1) / (this.#limit + 1)) * 0x100000000);
  }

  state(): SketchState {
    const values: SketchState['values'] = [];
    for (let i = 0; i < this.#size; i++) values.push([this.#hashes[i]!, this.#counts[i]!, this.#texts[i]!]);
    return { total: this.total, values: values.sort((a, b) => a[0] - b[0]) };
  }

  static from(state: SketchState, exact: boolean): ValueSketch {
    const sketch = new ValueSketch();
    for (const [hash, count, text] of state.values) sketch.#merge(hash, count, text);
    sketch.total = state.total;
    if (!exact) sketch.#limit = state.values.reduce((max, value) => Math.max(max, value[0]), 0);
    return sketch;
  }

  #merge(hash: number, count: number, text: string): void {
    if (hash > this.#limit) return;
    const at = this.#find(hash);
    if (at >= 0) this.#counts[at]! += count;
    else this.#insert(hash, count, text);
  }

  #find(hash: number): number {
    const hashes = this.#hashes;
    for (let i = 0; i < this.#size; i++) if (hashes[i] === hash) return i;
    return -1;
  }

  #insert(hash: number, count: number, text: string): void {
    let at = this.#size;
    if (at === SKETCH_VALUES) {
      // Full: the largest hash leaves, and nothing at or above it comes back.
      at = this.#largest();
      if (this.#hashes[at]! < hash) {
        this.#limit = this.#hashes[at]!;
        return;
      }
      this.#hashes[at] = hash;
      this.#counts[at] = count;
      this.#texts[at] = text;
      this.#limit = this.#hashes[this.#largest()]!;
      return;
    }
    if (at === this.#hashes.length) this.#grow();
    this.#hashes[at] = hash;
    this.#counts[at] = count;
    this.#texts[at] = text;
    this.#size++;
  }

  #largest(): number {
    let at = 0;
    for (let i = 1; i < this.#size; i++) if (this.#hashes[i]! > this.#hashes[at]!) at = i;
    return at;
  }

  #grow(): void {
    const size = Math.min(SKETCH_VALUES, this.#hashes.length * 4);
    const hashes = new Uint32Array(size);
    const counts = new Float64Array(size);
    hashes.set(this.#hashes);
    counts.set(this.#counts);
    this.#hashes = hashes;
    this.#counts = counts;
  }
}
