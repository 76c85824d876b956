import { PROFILE_LIMITS } from '../limits.ts';

export interface BucketCountsState {
  widthMs: number;
  buckets: number[];
  names: number[];
  counts: number[];
}

/** Cells sorted by name, then bucket; the cells of name `n` are `[offsets[n], offsets[n + 1])`. */
export interface BucketColumns {
  widthMs: number;
  offsets: Int32Array;
  /** Bucket numbers: time divided by the width. */
  buckets: Int32Array;
  counts: Float64Array;
}

/** Cells counted up before they go to the columns; a power of two. */
const OPEN_CELLS = 4096;

/**
 * Counts per time bucket and name. Cells in use are counted up in a small table, which also serves streams that jump in
 * time; a cell whose place another one takes goes to columns, which are sorted and added up when they have doubled.
 */
export class BucketCounts {
  widthMs: number = PROFILE_LIMITS.bucketMs;
  readonly #openBuckets = new Int32Array(OPEN_CELLS);
  readonly #openNames = new Int32Array(OPEN_CELLS);
  readonly #openCounts = new Float64Array(OPEN_CELLS);
  #buckets = new Int32Array(1024);
  #names = new Int32Array(1024);
  #counts = new Float64Array(1024);
  #size = 0;
  #compactAt = 1024;

  add(time: number, name: number): void {
    const bucket = Math.floor(time / this.widthMs);
    const at = (Math.imul(bucket, 0x2c1b3c6d) + name) & (OPEN_CELLS - 1);
    if (this.#openCounts[at] === 0) {
      this.#openBuckets[at] = bucket;
      this.#openNames[at] = name;
    } else if (this.#openBuckets[at] !== bucket || this.#openNames[at] !== name) {
      const width = this.widthMs;
      this.#push(this.#openBuckets[at]!, this.#openNames[at]!, this.#openCounts[at]!);
      this.#openCounts[at] = 0;
      // The push may have made the buckets wider.
      if (this.widthMs !== width) {
        this.add(time, name);
        return;
      }
      this.#openBuckets[at] = bucket;
      this.#openNames[at] = name;
    }
    this.#openCounts[at]!++;
  }

  /** Takes in another's cells; `rename` gives the name here of each name there. */
  absorb(other: BucketCounts, rename: ArrayLike<number>): void {
    const cells = other.state();
    this.#flush();
    while (this.widthMs < cells.widthMs) this.#coarsen();
    for (let i = 0; i < cells.buckets.length; i++) {
      const factor = this.widthMs / cells.widthMs;
      const name = rename[cells.names[i]!]!;
      // Names past the limit of their table have no id.
      if (name >= 0) this.#push(Math.floor(cells.buckets[i]! / factor), name, cells.counts[i]!);
    }
    this.#compact();
  }

  /** Sorted by bucket, then name. */
  state(): BucketCountsState {
    this.#flush();
    this.#compact();
    const size = this.#size;
    return {
      widthMs: this.widthMs,
      buckets: Array.from(this.#buckets.subarray(0, size)),
      names: Array.from(this.#names.subarray(0, size)),
      counts: Array.from(this.#counts.subarray(0, size)),
    };
  }

  static from(state: BucketCountsState): BucketCounts {
    const counts = new BucketCounts();
    counts.widthMs = state.widthMs;
    for (let i = 0; i < state.buckets.length; i++)
      counts.#push(state.buckets[i]!, state.names[i]!, state.counts[i]!);
    return counts;
  }

  /** The cells by name, names mapped to fewer (leaves to templates). */
  columns(rename: ArrayLike<number>, nameCount: number): BucketColumns {
    this.#flush();
    this.#compact();
    const grouped = new BucketCounts();
    grouped.widthMs = this.widthMs;
    for (let i = 0; i < this.#size; i++)
      grouped.#push(this.#buckets[i]!, rename[this.#names[i]!]!, this.#counts[i]!);
    grouped.#compact();
    const size = grouped.#size;
    const offsets = new Int32Array(nameCount + 1);
    for (let i = 0; i < size; i++) offsets[grouped.#names[i]! + 1]!++;
    for (let n = 0; n < nameCount; n++) offsets[n + 1]! += offsets[n]!;
    const next = offsets.slice();
    const buckets = new Int32Array(size);
    const counts = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      const at = next[grouped.#names[i]!]!++;
      buckets[at] = grouped.#buckets[i]!;
      counts[at] = grouped.#counts[i]!;
    }
    return { widthMs: this.widthMs, offsets, buckets, counts };
  }

  #flush(): void {
    for (let at = 0; at < OPEN_CELLS; at++) {
      const count = this.#openCounts[at]!;
      if (count === 0) continue;
      this.#openCounts[at] = 0;
      this.#push(this.#openBuckets[at]!, this.#openNames[at]!, count);
    }
  }

  #push(bucket: number, name: number, count: number): void {
    let own = bucket;
    if (this.#size === this.#compactAt) {
      this.#compact();
      const width = this.widthMs;
      while (this.#size > PROFILE_LIMITS.bucketCells) this.#coarsen();
      own = Math.floor(bucket / (this.widthMs / width));
      this.#compactAt = Math.max(1024, this.#size * 2);
      if (this.#compactAt > this.#buckets.length) this.#grow(this.#compactAt);
    }
    const at = this.#size++;
    this.#buckets[at] = own;
    this.#names[at] = name;
    this.#counts[at] = count;
  }

  #grow(size: number): void {
    const [buckets, names, counts] = [new Int32Array(size), new Int32Array(size), new Float64Array(size)];
    buckets.set(this.#buckets);
    names.set(this.#names);
    counts.set(this.#counts);
    this.#buckets = buckets;
    this.#names = names;
    this.#counts = counts;
  }

  #coarsen(): void {
    this.widthMs *= 2;
    for (let i = 0; i < this.#size; i++) this.#buckets[i] = Math.floor(this.#buckets[i]! / 2);
    for (let at = 0; at < OPEN_CELLS; at++) this.#openBuckets[at] = Math.floor(this.#openBuckets[at]! / 2);
    this.#compact();
  }

  /** Sorts by bucket and name and adds equal cells up. */
  #compact(): void {
    const size = this.#size;
    // Bucket and name in one exact number: buckets are below 2^31, names below 2^21 (leaves are bounded).
    const keys = new Float64Array(size);
    for (let i = 0; i < size; i++) keys[i] = this.#buckets[i]! * 0x200000 + this.#names[i]!;
    let sorted = true;
    for (let i = 1; i < size && sorted; i++) sorted = keys[i]! > keys[i - 1]!;
    if (sorted) return;
    const sums = new Map<number, number>();
    for (let i = 0; i < size; i++) sums.set(keys[i]!, (sums.get(keys[i]!) ?? 0) + this.#counts[i]!);
    const order = Float64Array.from(sums.keys()).sort();
    for (let i = 0; i < order.length; i++) {
      const key = order[i]!;
      const bucket = Math.floor(key / 0x200000);
      this.#buckets[i] = bucket;
      this.#names[i] = key - bucket * 0x200000;
      this.#counts[i] = sums.get(key)!;
    }
    this.#size = order.length;
  }
}
