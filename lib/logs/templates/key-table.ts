const EMPTY = -1;
/** Numbers per entry: the key's two halves, the value, one unused, so that an entry lies in one line of the cache. */
const STRIDE = 4;

/** Open-addressing map from a 64-bit key (two int32) to a small number; grows by doubling up to what its owner allows. */
export class KeyTable {
  size = 0;
  #mask: number;
  #entries: Int32Array;

  constructor(capacity = 1024) {
    this.#mask = capacity - 1;
    this.#entries = emptyEntries(capacity);
  }

  /** The value of the key, -1 when it is not there. */
  get(key1: number, key2: number): number {
    const entries = this.#entries;
    const mask = this.#mask;
    let i = (key1 ^ (key2 >>> 7)) & mask;
    for (;;) {
      const at = i * STRIDE;
      const value = entries[at + 2]!;
      if (value === EMPTY || (entries[at] === key1 && entries[at + 1] === key2)) return value;
      i = (i + 1) & mask;
    }
  }

  set(key1: number, key2: number, value: number): void {
    if (this.size * 2 > this.#mask) this.#grow();
    this.#put(key1, key2, value);
  }

  clear(): void {
    this.size = 0;
    this.#entries = emptyEntries(this.#mask + 1);
  }

  #put(key1: number, key2: number, value: number): void {
    const entries = this.#entries;
    const mask = this.#mask;
    let at = ((key1 ^ (key2 >>> 7)) & mask) * STRIDE;
    while (entries[at + 2] !== EMPTY && (entries[at] !== key1 || entries[at + 1] !== key2))
      at = ((at / STRIDE + 1) & mask) * STRIDE;
    if (entries[at + 2] === EMPTY) this.size++;
    entries[at] = key1;
    entries[at + 1] = key2;
    entries[at + 2] = value;
  }

  #grow(): void {
    const old = this.#entries;
    const capacity = (this.#mask + 1) * 2;
    this.#mask = capacity - 1;
    this.#entries = emptyEntries(capacity);
    this.size = 0;
    for (let at = 0; at < old.length; at += STRIDE)
      if (old[at + 2] !== EMPTY) this.#put(old[at]!, old[at + 1]!, old[at + 2]!);
  }
}

function emptyEntries(capacity: number): Int32Array {
  return new Int32Array(capacity * STRIDE).fill(EMPTY);
}
