/** Bytes waiting to be read before a sender has to wait. */
const BYTES_WAITING = 16 * 1024 * 1024;

/** Hands bytes from requests to one reader; a sender that is ahead waits. */
export class ByteQueue implements AsyncIterable<Uint8Array> {
  #pieces: Uint8Array[] = [];
  #waiting = 0;
  #ended = false;
  #error: unknown;
  #wakeReader: () => void = () => undefined;
  #wakeSenders: (() => void)[] = [];

  async push(bytes: Uint8Array): Promise<void> {
    this.#pieces.push(bytes);
    this.#waiting += bytes.length;
    this.#wakeReader();
    while (this.#waiting > BYTES_WAITING && this.#error === undefined)
      await new Promise<void>((done) => this.#wakeSenders.push(done));
  }

  end(): void {
    this.#ended = true;
    this.#wakeReader();
  }

  fail(error: unknown): void {
    this.#error ??= error;
    this.#wakeReader();
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    while (true) {
      if (this.#error !== undefined) throw this.#error;
      const bytes = this.#pieces.shift();
      if (bytes) {
        this.#waiting -= bytes.length;
        this.#wake();
        yield bytes;
      } else if (this.#ended) return;
      else
        await new Promise<void>((done) => {
          this.#wakeReader = done;
        });
    }
  }

  #wake(): void {
    for (const wake of this.#wakeSenders.splice(0)) wake();
  }
}
