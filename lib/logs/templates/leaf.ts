import type { Cell } from './shape-of-message.ts';

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
  /** Variable cells whose values are told; none where a leaf stands for what there is no room for. */
  places: number;
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

export function keyOf(cells: readonly Pick<LeafCell, 'hash1' | 'hash2'>[]): [number, number] {
  let key1 = cells.length;
  let key2 = ~cells.length;
  for (let i = 0; i < cells.length; i++) {
    key1 = (key1 + cellKey(cells[i]!.hash1, i)) | 0;
    key2 = (key2 + cellKey(cells[i]!.hash2, i + 1000)) | 0;
  }
  return [key1, key2];
}

/** The key that the leaf of these cells has. */
export function keyOfShape(cells: readonly Cell[]): [number, number] {
  let key1 = cells.length;
  let key2 = ~cells.length;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    key1 = (key1 + cellKey(hash1Of(cell), i)) | 0;
    key2 = (key2 + cellKey(hash2Of(cell), i + 1000)) | 0;
  }
  return [key1, key2];
}

export function leafCell(cell: Omit<Cell, 'first' | 'last'>): LeafCell {
  return {
    text: cell.text,
    variable: cell.variable,
    word: cell.word,
    spaced: cell.spaced,
    hash1: hash1Of(cell),
    hash2: hash2Of(cell),
  };
}

function hash1Of({ text, variable }: Pick<Cell, 'text' | 'variable'>): number {
  return variable ? VARIABLE_HASH1 : hashOfText(isLeader(text) ? '...' : text, 16777619);
}

function hash2Of({ text, variable }: Pick<Cell, 'text' | 'variable'>): number {
  return variable ? VARIABLE_HASH2 : hashOfText(isLeader(text) ? '...' : text, 0x2c1b3c6d);
}

function hashOfText(text: string, prime: number): number {
  let hash = -2128831035;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), prime);
  return hash ^ (hash >>> 15);
}

/** Two writings of one cell become one: differing forms are `<*>`, white space stands if it ever stood. */
export function blendCell(own: LeafCell, other: Pick<LeafCell, 'text' | 'spaced'>): void {
  if (own.variable && own.text !== other.text) own.text = '<*>';
  else if (isLeader(own.text) && isLeader(other.text) && other.text.length < own.text.length)
    own.text = other.text;
  if (other.spaced) own.spaced = true;
}

/** Dots that lead to a column are as many as there is room for. */
function isLeader(text: string): boolean {
  return text.startsWith('...') && /^\.+$/.test(text);
}

/** Everything after the first word, or all of a message: hashes of its own tell it from a common variable. */
const REST: LeafCell = {
  text: '<*>',
  variable: true,
  word: false,
  spaced: true,
  hash1: 0x7f4a7c15,
  hash2: 0x51ed270b,
};

/** A leaf for all messages that begin with a word, or for all that there is no other room for. */
export function coarseCells(word: string): LeafCell[] {
  if (word === '') return [REST];
  return [leafCell({ text: word, variable: false, word: true, spaced: false }), REST];
}

export function isCoarse(cells: readonly LeafCell[]): boolean {
  const last = cells[cells.length - 1];
  return last?.hash1 === REST.hash1 && last.hash2 === REST.hash2;
}
