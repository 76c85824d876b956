const encoder = new TextEncoder();

/** Writes numbers, texts and bytes one after the other; ByteReader reads them in the same order. */
export class ByteWriter {
  #bytes = new Uint8Array(64 * 1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** A whole number from 0 to 2^53; small ones take one byte. */
  count(value: number): void {
    this.#reach(8);
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest = rest < 0x80000000 ? rest >>> 7 : Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** A whole number of either sign within 2^52. */
  whole(value: number): void {
    this.count(value < 0 ? -value * 2 - 1 : value * 2);
  }

  int32(value: number): void {
    this.#reach(4);
    this.#view.setInt32(this.#length, value, true);
    this.#length += 4;
  }

  /** Any number, NaN too. */
  float(value: number): void {
    this.#reach(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  text(text: string): void {
    this.block(encoder.encode(text));
  }

  /** Bytes with their length. */
  block(bytes: Uint8Array): void {
    this.count(bytes.length);
    this.raw(bytes, 0, bytes.length);
  }

  /** Bytes whose length the reader knows. */
  raw(bytes: Uint8Array, start: number, end: number): void {
    this.#reach(end - start);
    if (end - start < 64) {
      let to = this.#length;
      for (let i = start; i < end; i++) this.#bytes[to++] = bytes[i]!;
    } else this.#bytes.set(bytes.subarray(start, end), this.#length);
    this.#length += end - start;
  }

  /** Everything written, in a buffer of its own that may be handed to another thread. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #reach(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}
