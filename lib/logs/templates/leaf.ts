import type { SketchState, ValueSketch } from './value-sketch.ts';

/** One place of a leaf. Variables carry the form they are written in, `<*>` when it differs between lines. */
export interface LeafCell {
  text: string;
  variable: boolean;
  word: boolean;
  spaced: boolean;
  hash1: number;
  hash2: number;
}

/** Lines that agree in every constant word and sign. Its key depends on its text alone, never on the order of arrival. */
export interface Leaf {
  key1: number;
  key2: number;
  count: number;
  cells: LeafCell[];
  /** A fair sample of its different messages. */
  messages: ValueSketch;
}

export interface LeafState {
  key: [number, number];
  count: number;
  cells: [text: string, flags: number, hash1: number, hash2: number][];
  messages: SketchState & { exact: boolean };
}

export const VARIABLE_HASH1 = 0x3c6ef372;
export const VARIABLE_HASH2 = 0x1f83d9ab;

/** What one cell adds to the key of its leaf: a sum, so that one place can be taken out or replaced. */
export function cellKey(hash: number, place: number): number {
  let h = Math.imul(hash ^ Math.imul(place + 1, -1640531535), -2048144789);
  h ^= h >>> 15;
  h = Math.imul(h, -1028477379);
  return h ^ (h >>> 13);
}
