import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { PROFILE_LIMITS } from '../limits.ts';
import { orderByTwo } from './order-by-two.ts';

/** Cells sorted by name, then bucket; the cells of name `n` are `[offsets[n], offsets[n + 1])`. */
export interface BucketColumns {
  widthMs: number;
  offsets: Int32Array;
  /** Bucket numbers: time divided by the width. */
  buckets: Int32Array;
  counts: Uint32Array;
}

/** Cells counted up before they go to the columns; a power of two. */
const OPEN_CELLS = 4096;
/** Cells that may wait unsorted when there are as many sorted ones as may be. */
const WAITING = PROFILE_LIMITS.bucketCells / 4;

/**
 * Counts per time bucket and name. Cells in use are counted up in a small table, which also serves streams that jump in
 * time; a cell whose place another one takes goes to columns: sorted ones, and behind them those that wait to be sorted
 * in and added up. Counts have 32 bits, which no single cell of a set of bounded size can pass.
 */
export class BucketCounts {
  widthMs: number = PROFILE_LIMITS.bucketMs;
  readonly #openBuckets = new Int32Array(OPEN_CELLS);
  readonly #openNames = new Int32Array(OPEN_CELLS);
  readonly #openCounts = new Uint32Array(OPEN_CELLS);
  #buckets = new Int32Array(1024);
  #names = new Int32Array(1024);
  #counts = new Uint32Array(1024);
  #size = 0;
  #sorted = 0;

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
    this.#flush();
    other.#settle();
    while (this.widthMs < other.widthMs) this.#coarsen();
    for (let i = 0; i < other.#size; i++) {
      const name = rename[other.#names[i]!]!;
      // Names past the limit of their table have no id.
      if (name < 0) continue;
      const factor = this.widthMs / other.widthMs;
      this.#push(Math.floor(other.#buckets[i]! / factor), name, other.#counts[i]!);
    }
    this.#settle();
  }

  write(out: ByteWriter): void {
    this.#settle();
    out.count(this.widthMs);
    out.count(this.#size);
    let bucket = 0;
    let name = 0;
    for (let i = 0; i < this.#size; i++) {
      const step = this.#buckets[i]! - bucket;
      out.whole(step);
      if (step !== 0) name = 0;
      out.count(this.#names[i]! - name);
      out.count(this.#counts[i]!);
      bucket = this.#buckets[i]!;
      name = this.#names[i]!;
    }
  }

  static read(from: ByteReader): BucketCounts {
    const read = new BucketCounts();
    read.widthMs = from.count();
    const size = from.count();
    if (size > PROFILE_LIMITS.bucketCells)
      throw new RangeError('The bytes hold more cells than may be kept.');
    read.#room(size);
    let bucket = 0;
    let name = 0;
    for (let i = 0; i < size; i++) {
      const step = from.whole();
      bucket += step;
      name = from.count() + (step === 0 ? name : 0);
      read.#buckets[i] = bucket;
      read.#names[i] = name;
      read.#counts[i] = from.count();
    }
    read.#size = size;
    read.#sorted = size;
    return read;
  }

  /** The cells by name, names mapped to fewer (leaves to templates). */
  columns(rename: ArrayLike<number>, nameCount: number): BucketColumns {
    this.#settle();
    const size = this.#size;
    const next = new Int32Array(nameCount + 1);
    for (let i = 0; i < size; i++) next[rename[this.#names[i]!]! + 1]!++;
    for (let n = 0; n < nameCount; n++) next[n + 1]! += next[n]!;
    const starts = next.slice();
    const buckets = new Int32Array(size);
    const counts = new Uint32Array(size);
    // The cells are in order of time: so are those of each name, where cells of one bucket are neighbours.
    for (let i = 0; i < size; i++) {
      const at = next[rename[this.#names[i]!]!]!++;
      buckets[at] = this.#buckets[i]!;
      counts[at] = this.#counts[i]!;
    }
    const offsets = new Int32Array(nameCount + 1);
    let to = 0;
    for (let n = 0; n < nameCount; n++) {
      offsets[n] = to;
      for (let i = starts[n]!; i < starts[n + 1]!; i++) {
        if (to > offsets[n]! && buckets[to - 1] === buckets[i]) counts[to - 1]! += counts[i]!;
        else {
          buckets[to] = buckets[i]!;
          counts[to++] = counts[i]!;
        }
      }
    }
    offsets[nameCount] = to;
    return { widthMs: this.widthMs, offsets, buckets: buckets.slice(0, to), counts: counts.slice(0, to) };
  }

  /** All cells sorted and no more than may be, however they came in. */
  #settle(): void {
    this.#flush();
    this.#compact();
    this.#bound();
  }

  #bound(): void {
    while (this.#size > PROFILE_LIMITS.bucketCells) this.#coarsen();
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
    if (this.#size === this.#buckets.length) {
      this.#compact();
      const width = this.widthMs;
      this.#bound();
      own = Math.floor(bucket / (this.widthMs / width));
      if (this.#size * 2 > this.#buckets.length)
        this.#room(Math.min(this.#size * 2, PROFILE_LIMITS.bucketCells + WAITING));
    }
    const at = this.#size++;
    this.#buckets[at] = own;
    this.#names[at] = name;
    this.#counts[at] = count;
  }

  #room(size: number): void {
    if (size <= this.#buckets.length) return;
    const [buckets, names, counts] = [new Int32Array(size), new Int32Array(size), new Uint32Array(size)];
    buckets.set(this.#buckets);
    names.set(this.#names);
    counts.set(this.#counts);
    this.#buckets = buckets;
    this.#names = names;
    this.#counts = counts;
  }

  #coarsen(): void {
    this.widthMs *= 2;
    for (let i = 0; i < this.#size; i++) this.#buckets[i] = this.#buckets[i]! >> 1;
    for (let at = 0; at < OPEN_CELLS; at++) this.#openBuckets[at] = this.#openBuckets[at]! >> 1;
    this.#sorted = 0;
    this.#compact();
  }

  /** Sorts the waiting cells in and adds equal ones up. */
  #compact(): void {
    if (this.#sorted === this.#size) return;
    const [buckets, names, counts] = [this.#buckets, this.#names, this.#counts];
    const order = orderByTwo(buckets, names, this.#sorted, this.#size);
    const waiting = {
      buckets: new Int32Array(order.length),
      names: new Int32Array(order.length),
      counts: new Uint32Array(order.length),
    };
    for (let i = 0; i < order.length; i++) {
      waiting.buckets[i] = buckets[order[i]!]!;
      waiting.names[i] = names[order[i]!]!;
      waiting.counts[i] = counts[order[i]!]!;
    }
    // From the end, so that the sorted cells move up within their own columns.
    let sorted = this.#sorted - 1;
    let rest = order.length - 1;
    for (let to = this.#size - 1; rest >= 0; to--) {
      const bucket = waiting.buckets[rest]!;
      const isLater =
        sorted < 0 ||
        buckets[sorted]! < bucket ||
        (buckets[sorted] === bucket && names[sorted]! <= waiting.names[rest]!);
      buckets[to] = isLater ? bucket : buckets[sorted]!;
      names[to] = isLater ? waiting.names[rest]! : names[sorted]!;
      counts[to] = isLater ? waiting.counts[rest--]! : counts[sorted--]!;
    }
    let to = 0;
    for (let i = 0; i < this.#size; i++) {
      if (to > 0 && buckets[to - 1] === buckets[i] && names[to - 1] === names[i])
        counts[to - 1]! += counts[i]!;
      else {
        buckets[to] = buckets[i]!;
        names[to] = names[i]!;
        counts[to++] = counts[i]!;
      }
    }
    this.#size = to;
    this.#sorted = to;
  }
}
