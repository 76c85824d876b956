import { cellKey } from './leaf.ts';

const NONE: number[][] = [];

/** Finds which rows of equal length agree everywhere but at some places, each time in one pass over small tables. */
export class Agreement {
  readonly #count: number;
  readonly #width: number;
  /** What each place adds to the keys of its row. */
  readonly #place1: Int32Array;
  readonly #place2: Int32Array;
  readonly #open: Uint8Array;
  readonly #row1: Int32Array;
  readonly #row2: Int32Array;
  /** Keys without the places asked for. */
  readonly #key1: Int32Array;
  readonly #key2: Int32Array;
  readonly #table: Int32Array;
  readonly #next: Int32Array;
  readonly #last: Int32Array;

  constructor(count: number, width: number) {
    this.#count = count;
    this.#width = width;
    this.#place1 = new Int32Array(count * width);
    this.#place2 = new Int32Array(count * width);
    this.#open = new Uint8Array(count * width);
    this.#row1 = new Int32Array(count).fill(width);
    this.#row2 = new Int32Array(count).fill(~width);
    this.#key1 = new Int32Array(count);
    this.#key2 = new Int32Array(count);
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 1)));
    this.#next = new Int32Array(count);
    this.#last = new Int32Array(count);
  }

  /** What stands at a place, by its hashes; only an open place may be left out. */
  set(row: number, at: number, hash1: number, hash2: number, open: boolean): void {
    const i = row * this.#width + at;
    const place1 = cellKey(hash1, at);
    const place2 = cellKey(hash2, at + 1000);
    this.#place1[i] = place1;
    this.#place2[i] = place2;
    this.#open[i] = open ? 1 : 0;
    this.#row1[row] = this.#row1[row]! + place1;
    this.#row2[row] = this.#row2[row]! + place2;
  }

  /**
   * Marks the rows that agree with no other but at `most` places: of one block more than that, two such rows have at
   * least one in common.
   */
  alone(most: number): Uint8Array {
    const alone = new Uint8Array(this.#count);
    if (this.#width <= most) return alone;
    alone.fill(1);
    for (let block = 0; block <= most; block++) {
      const from = Math.floor((this.#width * block) / (most + 1));
      const to = Math.floor((this.#width * (block + 1)) / (most + 1));
      this.#table.fill(0);
      for (let row = 0; row < this.#count; row++) {
        let key1 = 0;
        let key2 = 0;
        for (let i = row * this.#width + from; i < row * this.#width + to; i++) {
          key1 = (key1 + this.#place1[i]!) | 0;
          key2 = (key2 + this.#place2[i]!) | 0;
        }
        const head = this.#headOf(row, key1, key2);
        if (head === row) continue;
        alone[head] = 0;
        alone[row] = 0;
      }
    }
    return alone;
  }

  /** Two or more rows that agree but at `places`, by their first row; rows that are marked are left out. */
  groups(places: readonly number[], without?: Uint8Array): number[][] {
    this.#table.fill(0);
    const next = this.#next;
    const last = this.#last;
    const heads: number[] = [];
    for (let row = 0; row < this.#count; row++) {
      if (without?.[row] === 1) continue;
      let key1 = this.#row1[row]!;
      let key2 = this.#row2[row]!;
      let open = true;
      for (const at of places) {
        const i = row * this.#width + at;
        if (this.#open[i] === 0) {
          open = false;
          break;
        }
        key1 = (key1 - this.#place1[i]!) | 0;
        key2 = (key2 - this.#place2[i]!) | 0;
      }
      if (!open) continue;
      const head = this.#headOf(row, key1, key2);
      next[row] = -1;
      if (head === row) {
        last[row] = row;
        continue;
      }
      if (last[head] === head) heads.push(head);
      next[last[head]!] = row;
      last[head] = row;
    }
    if (heads.length === 0) return NONE;
    return heads
      .sort((a, b) => a - b)
      .map((head) => {
        const group: number[] = [];
        for (let row = head; row >= 0; row = next[row]!) group.push(row);
        return group;
      });
  }

  /** One number that tells the groups of the last question apart, whatever the order of the rows. */
  keyOf(group: readonly number[]): number {
    return (this.#key1[group[0]!]! >>> 0) * 0x200000 + (this.#key2[group[0]!]! & 0x1fffff);
  }

  /** The first row of these keys since the table was emptied: the row itself when there was none. */
  #headOf(row: number, key1: number, key2: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    let slot = (key1 ^ (key2 >>> 7)) & mask;
    for (let head = table[slot]! - 1; head >= 0; head = table[slot]! - 1) {
      if (this.#key1[head] === key1 && this.#key2[head] === key2) return head;
      slot = (slot + 1) & mask;
    }
    table[slot] = row + 1;
    this.#key1[row] = key1;
    this.#key2[row] = key2;
    return row;
  }
}
