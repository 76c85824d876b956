const EMPTY = -1;

/** Open-addressing map from a 64-bit key (two int32) to a small number; grows by doubling up to what its owner allows. */
export class KeyTable {
  size = 0;
  #mask: number;
  #key1: Int32Array;
  #key2: Int32Array;
  #value: Int32Array;

  constructor(capacity = 1024) {
    this.#mask = capacity - 1;
    this.#key1 = new Int32Array(capacity);
    this.#key2 = new Int32Array(capacity);
    this.#value = new Int32Array(capacity).fill(EMPTY);
  }

  /** The value of the key, -1 when it is not there. */
  get(key1: number, key2: number): number {
    const mask = this.#mask;
    let i = (key1 ^ (key2 >>> 7)) & mask;
    for (;;) {
      const value = this.#value[i]!;
      if (value === EMPTY) return EMPTY;
      if (this.#key1[i] === key1 && this.#key2[i] === key2) return value;
      i = (i + 1) & mask;
    }
  }

  set(key1: number, key2: number, value: number): void {
    if (this.size * 2 > this.#mask) this.#grow();
    this.#put(key1, key2, value);
  }

  clear(): void {
    this.size = 0;
    this.#value.fill(EMPTY);
  }

  #put(key1: number, key2: number, value: number): void {
    const mask = this.#mask;
    let i = (key1 ^ (key2 >>> 7)) & mask;
    while (this.#value[i] !== EMPTY) {
      if (this.#key1[i] === key1 && this.#key2[i] === key2) break;
      i = (i + 1) & mask;
    }
    if (this.#value[i] === EMPTY) this.size++;
    this.#key1[i] = key1;
    this.#key2[i] = key2;
    this.#value[i] = value;
  }

  #grow(): void {
    const [key1, key2, value] = [this.#key1, this.#key2, this.#value];
    const capacity = (this.#mask + 1) * 2;
    this.#mask = capacity - 1;
    this.#key1 = new Int32Array(capacity);
    this.#key2 = new Int32Array(capacity);
    this.#value = new Int32Array(capacity).fill(EMPTY);
    this.size = 0;
    for (let i = 0; i < value.length; i++) if (value[i] !== EMPTY) this.#put(key1[i]!, key2[i]!, value[i]!);
  }
}
