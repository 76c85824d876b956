import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { KeyTable } from '../templates/key-table.ts';

const decoder = new TextDecoder();

export interface NamedFigures {
  name: string;
  records: number;
  errors: number;
  /** NaN when none of its records has a time. */
  firstTime: number;
  lastTime: number;
}

/** Names read from byte ranges, each with its figures; names past the limit are counted together. */
export class NameTable {
  readonly figures: NamedFigures[] = [];
  /** Records whose name is past the limit. */
  unnamed = 0;
  readonly #limit: number;
  readonly #table = new KeyTable();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The id of the name, -1 past the limit. */
  add(buf: Uint8Array, start: number, end: number, time: number, isError: boolean): number {
    let key1 = -2128831035;
    let key2 = end - start;
    for (let i = start; i < end; i++) {
      key1 = Math.imul(key1 ^ buf[i]!, 16777619);
      key2 = (Math.imul(key2, 31) + buf[i]!) | 0;
    }
    let id = this.#table.get(key1, key2);
    if (id < 0) {
      if (this.figures.length >= this.#limit) {
        this.unnamed++;
        return -1;
      }
      id = this.#insert(key1, key2, decoder.decode(buf.subarray(start, end)));
    }
    note(this.figures[id]!, 1, isError ? 1 : 0, time, time);
    return id;
  }

  /** Takes in another's names; answers the id here of each id there. */
  absorb(figures: readonly NamedFigures[], unnamed: number): Int32Array {
    this.unnamed += unnamed;
    const encoder = new TextEncoder();
    return Int32Array.from(figures, (other) => {
      const bytes = encoder.encode(other.name);
      let key1 = -2128831035;
      let key2 = bytes.length;
      for (const byte of bytes) {
        key1 = Math.imul(key1 ^ byte, 16777619);
        key2 = (Math.imul(key2, 31) + byte) | 0;
      }
      let id = this.#table.get(key1, key2);
      if (id < 0) {
        if (this.figures.length >= this.#limit) {
          this.unnamed += other.records;
          return -1;
        }
        id = this.#insert(key1, key2, other.name);
      }
      note(this.figures[id]!, other.records, other.errors, other.firstTime, other.lastTime);
      return id;
    });
  }

  write(out: ByteWriter): void {
    out.count(this.unnamed);
    out.count(this.figures.length);
    for (const own of this.figures) {
      out.text(own.name);
      out.count(own.records);
      out.count(own.errors);
      out.float(own.firstTime);
      out.float(own.lastTime);
    }
  }

  static read(from: ByteReader, limit: number): NameTable {
    const table = new NameTable(limit);
    const unnamed = from.count();
    const figures: NamedFigures[] = [];
    for (let left = from.count(); left > 0; left--)
      figures.push({
        name: from.text(),
        records: from.count(),
        errors: from.count(),
        firstTime: from.float(),
        lastTime: from.float(),
      });
    table.absorb(figures, unnamed);
    return table;
  }

  #insert(key1: number, key2: number, name: string): number {
    const id = this.figures.length;
    this.figures.push({ name, records: 0, errors: 0, firstTime: Number.NaN, lastTime: Number.NaN });
    this.#table.set(key1, key2, id);
    return id;
  }
}

function note(own: NamedFigures, records: number, errors: number, first: number, last: number): void {
  own.records += records;
  own.errors += errors;
  if (!(own.firstTime <= first) && !Number.isNaN(first)) own.firstTime = first;
  if (!(own.lastTime >= last) && !Number.isNaN(last)) own.lastTime = last;
}
