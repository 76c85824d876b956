const decoder = new TextDecoder();

/** Reads what a ByteWriter wrote, in the same order; bytes that end too early are a RangeError. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  count(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined || scale > 2 ** 53) throw new RangeError('The bytes end within a number.');
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  whole(): number {
    const value = this.count();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  int32(): number {
    const value = this.#view.getInt32(this.#at, true);
    this.#at += 4;
    return value;
  }

  float(): number {
    const value = this.#view.getFloat64(this.#at, true);
    this.#at += 8;
    return value;
  }

  text(): string {
    return decoder.decode(this.block());
  }

  block(): Uint8Array {
    return this.raw(this.count());
  }

  /** The next bytes, not copied. */
  raw(length: number): Uint8Array {
    const from = this.#at;
    if (from + length > this.#bytes.length) throw new RangeError('The bytes end within a block.');
    this.#at += length;
    return this.#bytes.subarray(from, this.#at);
  }
}
