import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { EntryPool, larger } from './entry-pool.ts';

/** Different messages kept per leaf: every value of an enumeration, and quantiles within about 6 % of their rank. */
const MESSAGES_PER_LEAF = 64;
/** Messages kept over all leaves; past this each leaf keeps half as many. About 10 MB with messages of usual length. */
const MESSAGES = 65_536;
/** Longer messages are cut; what is compared is the hash of the whole. */
const MESSAGE_BYTES = 1024;
const ALL = 0xffffffff;

/**
 * A fair sample of the different messages of every leaf: those with the smallest hashes, each with its exact count. A
 * message that is among the smallest of the whole was so in every part, hence counts are exact and samples merge in any
 * order to the same result. How many a leaf keeps depends on all that were met, not on their order.
 */
export class MessageSamples {
  /** The texts. */
  bytes = new Uint8Array(64 * 1024);
  /** Grows with every message that comes, goes or moves: what was found of messages holds until then. */
  changes = 0;
  #used = 0;
  #wasted = 0;
  #perLeaf = MESSAGES_PER_LEAF;
  #kept = 0;

  /** By leaf: places of a message, first entry, entries, room for entries, largest hash that is let in. */
  #leaves = 0;
  #places = new Uint8Array(256);
  #first = new Int32Array(256);
  #size = new Uint8Array(256);
  #room = new Uint8Array(256);
  #limit = new Uint32Array(256);
  #last = new Uint8Array(256);

  /** The entries of a leaf lie together. */
  readonly #entries = new EntryPool();

  /** Leaves are added in the order of their ids. Of a leaf without places nothing is kept. */
  addLeaf(places: number): void {
    const leaf = this.#leaves++;
    if (leaf === this.#places.length) this.#growLeaves();
    this.#places[leaf] = places;
    this.#limit[leaf] = ALL;
  }

  places(leaf: number): number {
    return this.#places[leaf]!;
  }

  add(leaf: number, hash: number, words: number, buf: Uint8Array, start: number, end: number): void {
    if (hash > this.#limit[leaf]!) return;
    const first = this.#first[leaf]!;
    const stop = first + this.#size[leaf]!;
    const last = first + this.#last[leaf]!;
    const hashes = this.#entries.hash;
    if (last < stop && hashes[last] === hash) {
      this.#entries.count[last]!++;
      return;
    }
    for (let entry = first; entry < stop; entry++) {
      if (hashes[entry] !== hash) continue;
      this.#entries.count[entry]!++;
      this.#last[leaf] = entry - first;
      return;
    }
    const entry = this.#enter(leaf, hash, 1);
    if (entry < 0) return;
    const length = Math.min(end - start, MESSAGE_BYTES);
    this.#reach(length);
    const at = this.#used;
    this.#entries.at[entry] = at;
    this.#entries.length[entry] = length;
    this.#entries.words[entry] = words;
    const { bytes } = this;
    for (let i = 0; i < length; i++) bytes[at + i] = buf[start + i]!;
    this.#used = at + length;
    this.#bound();
  }

  /** Before the leaves of another are taken in: where it keeps fewer messages, so does this one. */
  agree(other: MessageSamples): void {
    if (other.#perLeaf >= this.#perLeaf) return;
    this.#perLeaf = other.#perLeaf;
    for (let leaf = 0; leaf < this.#leaves; leaf++) this.#trim(leaf);
  }

  /** Takes in the messages of another's leaf, once they agree; `rename` gives the list of words here of each there. */
  absorb(own: number, other: MessageSamples, leaf: number, rename: ArrayLike<number>): void {
    this.#lower(own, other.#limit[leaf]!);
    const first = other.#first[leaf]!;
    for (let from = first; from < first + other.#size[leaf]!; from++) {
      const hash = other.#entries.hash[from]!;
      if (hash > this.#limit[own]!) continue;
      let entry = this.#find(own, hash);
      if (entry >= 0) {
        this.#entries.count[entry]! += other.#entries.count[from]!;
        continue;
      }
      entry = this.#enter(own, hash, other.#entries.count[from]!);
      if (entry < 0) continue;
      const at = other.#entries.at[from]!;
      const length = other.#entries.length[from]!;
      this.#reach(length);
      this.bytes.set(other.bytes.subarray(at, at + length), this.#used);
      this.#entries.at[entry] = this.#used;
      this.#entries.length[entry] = length;
      this.#entries.words[entry] = rename[other.#entries.words[from]!]!;
      this.#used += length;
      this.#bound();
    }
  }

  /** Marks the lists of words that messages have. */
  markWords(used: Uint8Array): void {
    this.#each((entry) => {
      used[this.#entries.words[entry]!] = 1;
    });
  }

  renameWords(rename: ArrayLike<number>): void {
    this.changes++;
    this.#each((entry) => {
      this.#entries.words[entry] = rename[this.#entries.words[entry]!]!;
    });
  }

  /** The entries of a leaf are `[first, first + size)`. */
  first(leaf: number): number {
    return this.#first[leaf]!;
  }

  size(leaf: number): number {
    return this.#size[leaf]!;
  }

  countOf(entry: number): number {
    return this.#entries.count[entry]!;
  }

  /** Where in `bytes` the message begins. */
  start(entry: number): number {
    return this.#entries.at[entry]!;
  }

  end(entry: number): number {
    return this.#entries.at[entry]! + this.#entries.length[entry]!;
  }

  /** The list of words that are its values. */
  words(entry: number): number {
    return this.#entries.words[entry]!;
  }

  /** Every different message of the leaf is kept. */
  isExact(leaf: number): boolean {
    return this.#limit[leaf] === ALL;
  }

  /** Number of different messages: exact up to the sample's size, estimated from the density of hashes beyond. */
  distinct(leaf: number): number {
    const size = this.#size[leaf]!;
    return this.isExact(leaf) ? size : Math.round(((size - 1) / (this.#limit[leaf]! + 1)) * 0x100000000);
  }

  write(out: ByteWriter): void {
    out.count(this.#perLeaf);
    let length = 0;
    for (let leaf = 0; leaf < this.#leaves; leaf++) {
      const size = this.#size[leaf]!;
      if (this.#places[leaf] === 0) continue;
      out.count(size * 2 + (this.isExact(leaf) ? 1 : 0));
      if (!this.isExact(leaf)) out.count(this.#limit[leaf]!);
      const first = this.#first[leaf]!;
      for (let entry = first; entry < first + size; entry++) {
        out.int32(this.#entries.hash[entry]! | 0);
        out.count(this.#entries.count[entry]!);
        out.count(this.#entries.words[entry]!);
        out.count(this.#entries.length[entry]!);
        length += this.#entries.length[entry]!;
      }
    }
    out.count(length);
    this.#each((entry) => out.raw(this.bytes, this.start(entry), this.end(entry)));
  }

  /** Into samples that know their leaves and hold nothing yet; `lists` is how many lists of words there are. */
  read(from: ByteReader, lists: number): void {
    this.#perLeaf = from.count();
    let at = 0;
    for (let leaf = 0; leaf < this.#leaves; leaf++) {
      if (this.#places[leaf] === 0) continue;
      const head = from.count();
      const size = (head - (head & 1)) / 2;
      if ((head & 1) === 0) this.#limit[leaf] = from.count();
      if (size > MESSAGES_PER_LEAF)
        throw new RangeError('The bytes hold more messages than a leaf may have.');
      if (size > 0) this.#makeRoom(leaf, size);
      const first = this.#first[leaf]!;
      for (let entry = first; entry < first + size; entry++) {
        this.#entries.hash[entry] = from.int32();
        this.#entries.count[entry] = from.count();
        this.#entries.words[entry] = from.count();
        this.#entries.length[entry] = from.count();
        if (this.#entries.words[entry]! >= lists)
          throw new RangeError('The bytes name words that they do not list.');
        this.#entries.at[entry] = at;
        at += this.#entries.length[entry]!;
      }
      this.#size[leaf] = size;
      this.#kept += size;
    }
    this.bytes = from.raw(from.count()).slice();
    if (this.bytes.length !== at) throw new RangeError('The bytes hold other messages than they list.');
    this.#used = at;
  }

  #each(visit: (entry: number) => void): void {
    for (let leaf = 0; leaf < this.#leaves; leaf++) {
      const first = this.#first[leaf]!;
      for (let entry = first; entry < first + this.#size[leaf]!; entry++) visit(entry);
    }
  }

  #find(leaf: number, hash: number): number {
    const first = this.#first[leaf]!;
    for (let entry = first; entry < first + this.#size[leaf]!; entry++)
      if (this.#entries.hash[entry] === hash) return entry;
    return -1;
  }

  /** A place for a message that is not there yet, -1 when the leaf's smaller ones leave none. */
  #enter(leaf: number, hash: number, count: number): number {
    const size = this.#size[leaf]!;
    this.changes++;
    let entry: number;
    if (size < this.#perLeaf) {
      if (size === this.#room[leaf]) this.#makeRoom(leaf, Math.min(this.#perLeaf, size === 0 ? 1 : size * 4));
      entry = this.#first[leaf]! + size;
      this.#size[leaf] = size + 1;
      this.#kept++;
    } else {
      // Full: the largest hash leaves, and nothing above what is left comes back.
      entry = this.#largest(leaf);
      if (this.#entries.hash[entry]! < hash) {
        this.#limit[leaf] = this.#entries.hash[entry]!;
        return -1;
      }
      this.#wasted += this.#entries.length[entry]!;
      this.#entries.hash[entry] = hash;
      this.#limit[leaf] = this.#entries.hash[this.#largest(leaf)]!;
    }
    this.#entries.hash[entry] = hash;
    this.#entries.count[entry] = count;
    // Without text until the caller has put it there.
    this.#entries.length[entry] = 0;
    this.#last[leaf] = entry - this.#first[leaf]!;
    return entry;
  }

  #largest(leaf: number): number {
    let at = this.#first[leaf]!;
    const stop = at + this.#size[leaf]!;
    for (let entry = at + 1; entry < stop; entry++)
      if (this.#entries.hash[entry]! > this.#entries.hash[at]!) at = entry;
    return at;
  }

  /** Leaves keep half as many while there are more messages than may be. */
  #bound(): void {
    while (this.#kept > MESSAGES && this.#perLeaf > 1) {
      this.#perLeaf >>= 1;
      for (let leaf = 0; leaf < this.#leaves; leaf++) this.#trim(leaf);
    }
  }

  #trim(leaf: number): void {
    while (this.#size[leaf]! > this.#perLeaf) this.#drop(leaf, this.#largest(leaf));
  }

  #drop(leaf: number, entry: number): void {
    this.changes++;
    this.#wasted += this.#entries.length[entry]!;
    const last = this.#first[leaf]! + --this.#size[leaf]!;
    this.#kept--;
    this.#entries.copy(last, entry);
    this.#last[leaf] = 0;
    this.#limit[leaf] = this.#size[leaf] === 0 ? 0 : this.#entries.hash[this.#largest(leaf)]!;
  }

  /** Another sample let nothing above `limit` in: what this one has above is not all that there was. */
  #lower(leaf: number, limit: number): void {
    if (limit >= this.#limit[leaf]!) return;
    for (let entry = this.#first[leaf]! + this.#size[leaf]! - 1; entry >= this.#first[leaf]!; entry--)
      if (this.#entries.hash[entry]! > limit) this.#drop(leaf, entry);
    this.#limit[leaf] = limit;
  }

  /** Moves the entries of a leaf to where more have room. */
  #makeRoom(leaf: number, room: number): void {
    const to = this.#entries.take(room);
    const from = this.#first[leaf]!;
    for (let i = 0; i < this.#size[leaf]!; i++) this.#entries.copy(from + i, to + i);
    if (this.#room[leaf]! > 0) this.#entries.giveBack(from, this.#room[leaf]!);
    this.#first[leaf] = to;
    this.#room[leaf] = room;
  }

  #reach(more: number): void {
    if (this.#used + more <= this.bytes.length) return;
    const live = this.#used - this.#wasted;
    const room = this.#wasted * 4 > this.#used ? this.bytes.length : this.bytes.length * 2;
    const packed = new Uint8Array(Math.max(room, live + more));
    let to = 0;
    this.#each((entry) => {
      const [start, end] = [this.start(entry), this.end(entry)];
      if (start === end) return;
      packed.set(this.bytes.subarray(start, end), to);
      this.#entries.at[entry] = to;
      to += end - start;
    });
    this.bytes = packed;
    this.#used = to;
    this.#wasted = 0;
  }

  #growLeaves(): void {
    const room = this.#places.length * 2;
    this.#places = larger(this.#places, new Uint8Array(room));
    this.#first = larger(this.#first, new Int32Array(room));
    this.#size = larger(this.#size, new Uint8Array(room));
    this.#room = larger(this.#room, new Uint8Array(room));
    this.#limit = larger(this.#limit, new Uint32Array(room));
    this.#last = larger(this.#last, new Uint8Array(room));
  }
}
