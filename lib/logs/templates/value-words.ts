import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';

/**
 * Which words of a message are its values: first and last word of each place, one list per way of writing. Many shapes
 * share a list, which is kept once.
 */
export class ValueWords {
  #lists: Uint8Array[] = [];
  #ids = new Map<string, number>();

  idOf(words: ArrayLike<number>): number {
    const list = Uint8Array.from(words);
    const name = list.join();
    let id = this.#ids.get(name);
    if (id === undefined) {
      id = this.#lists.push(list) - 1;
      this.#ids.set(name, id);
    }
    return id;
  }

  list(id: number): Uint8Array {
    return this.#lists[id]!;
  }

  /** Takes in another's lists; answers the id here of each id there. */
  absorb(other: ValueWords): Int32Array {
    return Int32Array.from(other.#lists, (list) => this.idOf(list));
  }

  /** Forgets the lists that are not marked; answers the new id of those that are. */
  keep(used: Uint8Array): Int32Array {
    const lists = this.#lists;
    this.#lists = [];
    this.#ids = new Map();
    return Int32Array.from(lists, (list, id) => (used[id] === 1 ? this.idOf(list) : -1));
  }

  get count(): number {
    return this.#lists.length;
  }

  write(out: ByteWriter): void {
    out.count(this.#lists.length);
    for (const list of this.#lists) out.block(list);
  }

  static read(from: ByteReader): ValueWords {
    const words = new ValueWords();
    for (let left = from.count(); left > 0; left--) words.idOf(from.block());
    return words;
  }
}
