import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { KeyTable } from './key-table.ts';
import type { Leaf, LeafCell } from './leaf.ts';

const VARIABLE = 1;
const WORD = 2;

/** Writes leaves; a word that many leaves share is written once. */
export function writeLeaves(out: ByteWriter, leaves: readonly Leaf[]): void {
  const words = new WordList();
  const places: number[] = [];
  for (const { cells } of leaves) for (const cell of cells) places.push(words.placeOf(cell));
  out.count(words.list.length);
  for (const cell of words.list) {
    out.text(cell.text);
    out.count(flagsOf(cell));
    out.int32(cell.hash1);
    out.int32(cell.hash2);
  }
  out.count(leaves.length);
  let next = 0;
  for (const { key1, key2, count, cells } of leaves) {
    out.int32(key1);
    out.int32(key2);
    out.count(count);
    out.count(cells.length);
    for (const cell of cells) out.count(places[next++]! * 2 + (cell.spaced ? 1 : 0));
  }
}

export function readLeaves(from: ByteReader): Omit<Leaf, 'places'>[] {
  const words = list(from, () => {
    const text = from.text();
    const flags = from.count();
    const [hash1, hash2] = [from.int32(), from.int32()];
    return { text, variable: (flags & VARIABLE) !== 0, word: (flags & WORD) !== 0, hash1, hash2 };
  });
  return list(from, () => {
    const [key1, key2, count] = [from.int32(), from.int32(), from.count()];
    const cells = list(from, (): LeafCell => {
      const place = from.count();
      const word = words[place >> 1];
      if (!word) throw new RangeError('The bytes name a word that they do not list.');
      const { text, variable, hash1, hash2 } = word;
      return { text, variable, word: word.word, spaced: (place & 1) !== 0, hash1, hash2 };
    });
    return { key1, key2, count, cells };
  });
}

function list<T>(from: ByteReader, read: () => T): T[] {
  const out: T[] = [];
  for (let left = from.count(); left > 0; left--) out.push(read());
  return out;
}

function flagsOf(cell: LeafCell): number {
  return (cell.variable ? VARIABLE : 0) | (cell.word ? WORD : 0);
}

class WordList {
  readonly list: LeafCell[] = [];
  readonly #constants = new KeyTable();
  /** Forms of variables, which all have one hash. */
  readonly #forms = new Map<string, number>();

  placeOf(cell: LeafCell): number {
    if (cell.variable) {
      const form = `${cell.hash1}${cell.text}`;
      let place = this.#forms.get(form);
      if (place === undefined) {
        place = this.list.push(cell) - 1;
        this.#forms.set(form, place);
      }
      return place;
    }
    const key1 = cell.hash1 ^ flagsOf(cell);
    const known = this.#constants.get(key1, cell.hash2);
    // Leaders have one hash, whatever their length.
    if (this.list[known]?.text === cell.text) return known;
    const place = this.list.push(cell) - 1;
    if (known < 0) this.#constants.set(key1, cell.hash2, place);
    return place;
  }
}
