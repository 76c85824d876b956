import { Fingerprint } from './fingerprint.ts';
import { groupLeaves } from './group-leaves.ts';
import { KeyTable } from './key-table.ts';
import { cellKey, type Leaf, type LeafCell, type LeafState, VARIABLE_HASH1, VARIABLE_HASH2 } from './leaf.ts';
import { KIND_DOTS, KIND_MASK, KIND_WORD, MessageScanner } from './scan-message.ts';
import { type Cell, shapeOfMessage } from './shape-of-message.ts';
import type { MinedTemplates, SampledValues } from './template.ts';
import { ValueSketch } from './value-sketch.ts';

/** Shapes remembered at once: the memory of the fast path; forgetting them costs time, never a different result. */
const MAX_SHAPES = 65_536;

/**
 * Leaves kept apart: a program has hundreds, a site's whole logs some thousands. Past this, text of random words is at
 * work: what is new then shares a leaf with everything that begins with the same word, up to MAX_COARSE such words.
 */
const MAX_LEAVES = 30_000;
const MAX_COARSE = 2_000;
/** The first word is looked for within this many bytes once the leaves are full. */
const FIRST_WORD_BYTES = 128;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export interface MinerState {
  leaves: LeafState[];
}

/**
 * Finds the constant part of messages. `add` costs one scan and one table look-up for a shape seen before; only a new
 * shape is analysed. What is found depends on the lines alone, not on their order, chunks or workers.
 */
export class TemplateMiner {
  readonly leaves: Leaf[] = [];
  readonly #print = new Fingerprint();
  readonly #scan = new MessageScanner();
  readonly #shapes = new KeyTable();
  readonly #leafTable = new KeyTable();
  #shapeLeaf: number[] = [];
  #shapeSlots: number[] = [0];
  #slotFirst: number[] = [];
  #slotLast: number[] = [];
  #mined: MinedTemplates | undefined;

  /** Takes in one message; answers the id of its leaf, which `finish` maps to a template. */
  add(buf: Uint8Array, start: number, end: number): number {
    const print = this.#print;
    print.read(buf, start, end);
    let shape = this.#shapes.get(print.key1, print.key2);
    let id: number;
    if (shape >= 0) id = this.#shapeLeaf[shape]!;
    else {
      this.#mined = undefined;
      if (this.leaves.length >= MAX_LEAVES && this.#shapeLeaf.length === MAX_SHAPES) {
        this.#scan.scan(buf, start, Math.min(end, start + FIRST_WORD_BYTES));
        id = this.#leafOf(coarseCells(this.#firstWord(buf)));
      } else {
        shape = this.#learnShape(buf, start, end);
        id = this.#shapeLeaf[shape]!;
      }
    }
    const leaf = this.leaves[id]!;
    leaf.count++;
    leaf.messages.add(print.whole >>> 0, buf, start, end);
    return id;
  }

  /** The leaf of a message without taking it in; -1 when no leaf fits. */
  match(buf: Uint8Array, start: number, end: number): number {
    const print = this.#print;
    print.read(buf, start, end);
    const shape = this.#shapes.get(print.key1, print.key2);
    if (shape >= 0) return this.#shapeLeaf[shape]!;
    this.#scan.scan(buf, start, end);
    const cells = shapeOfMessage(this.#scan, buf).map(leafCell);
    for (const form of [cells, coarseCells(this.#firstWord(buf)), coarseCells('')]) {
      const [key1, key2] = keyOf(form);
      const leaf = this.#leafTable.get(key1, key2);
      if (leaf >= 0) return leaf;
    }
    return -1;
  }

  /** Takes in what another miner found; answers, for each of its leaves, the leaf of this miner. */
  absorb(other: TemplateMiner): Int32Array {
    this.#mined = undefined;
    const to = new Int32Array(other.leaves.length);
    for (let i = 0; i < other.leaves.length; i++) to[i] = this.#absorbLeaf(other.leaves[i]!);
    return to;
  }

  /** The templates of everything taken in so far. */
  finish(): MinedTemplates {
    this.#mined ??= groupLeaves(this.leaves, (leaf, id) => this.#sampledValues(leaf, id));
    return this.#mined;
  }

  state(): MinerState {
    return {
      leaves: this.leaves.map((leaf) => ({
        key: [leaf.key1, leaf.key2],
        count: leaf.count,
        cells: leaf.cells.map((cell) => [
          cell.text,
          (cell.variable ? 1 : 0) | (cell.word ? 2 : 0) | (cell.spaced ? 4 : 0),
          cell.hash1,
          cell.hash2,
        ]),
        messages: { ...leaf.messages.state(), exact: leaf.messages.isExact },
      })),
    };
  }

  static from(state: MinerState): TemplateMiner {
    const miner = new TemplateMiner();
    for (const leaf of state.leaves) {
      miner.#absorbLeaf({
        key1: leaf.key[0],
        key2: leaf.key[1],
        count: leaf.count,
        cells: leaf.cells.map(([text, flags, hash1, hash2]) => ({
          text,
          variable: (flags & 1) !== 0,
          word: (flags & 2) !== 0,
          spaced: (flags & 4) !== 0,
          hash1,
          hash2,
        })),
        messages: ValueSketch.from(leaf.messages, leaf.messages.exact),
      });
    }
    return miner;
  }

  #absorbLeaf(leaf: Leaf): number {
    let id = this.#leafTable.get(leaf.key1, leaf.key2);
    if (id < 0) id = this.#leafOf(leaf.cells);
    const own = this.leaves[id]!;
    own.count += leaf.count;
    if (own.cells.length === leaf.cells.length)
      for (let c = 0; c < leaf.cells.length; c++) blendCell(own.cells[c]!, leaf.cells[c]!);
    own.messages.absorb(leaf.messages);
    return id;
  }

  /** The leaf with these cells, a coarser one where there is no more room. */
  #leafOf(cells: readonly LeafCell[]): number {
    const [key1, key2] = keyOf(cells);
    const known = this.#leafTable.get(key1, key2);
    if (known >= 0) return known;
    const room = isCoarse(cells) ? MAX_LEAVES + MAX_COARSE : MAX_LEAVES;
    if (this.leaves.length >= room && cells.length > 1) {
      const first = cells[0]!;
      return this.#leafOf(coarseCells(isCoarse(cells) || !first.word ? '' : first.text));
    }
    const id = this.leaves.length;
    this.leaves.push({
      key1,
      key2,
      count: 0,
      cells: cells.map((cell) => ({ ...cell })),
      messages: new ValueSketch(),
    });
    this.#leafTable.set(key1, key2, id);
    return id;
  }

  /** The word that the scanned message begins with, empty when it begins with something else. */
  #firstWord(buf: Uint8Array): string {
    const scan = this.#scan;
    if (scan.count === 0 || (scan.kind[0]! & KIND_MASK) !== KIND_WORD) return '';
    return decoder.decode(buf.subarray(scan.start[0]!, scan.end[0]!));
  }

  /** Values of the sampled messages of a leaf, one list per variable cell, in the order of the sample. */
  #sampledValues(leaf: Leaf, id: number): SampledValues {
    const places = leaf.cells.filter((cell) => cell.variable).length;
    const columns: string[][] = Array.from({ length: places }, () => []);
    const counts: number[] = [];
    const scan = this.#scan;
    for (const { text, count } of places === 0 || isCoarse(leaf.cells) ? [] : leaf.messages.values()) {
      const bytes = encoder.encode(text);
      this.#print.read(bytes, 0, bytes.length);
      scan.scan(bytes, 0, bytes.length);
      const shape = this.#shapes.get(this.#print.key1, this.#print.key2);
      let words: number[];
      if (shape >= 0) {
        // A text that was cut short, or was no UTF-8, may read as another shape: it tells nothing about this leaf.
        if (this.#shapeLeaf[shape] !== id) continue;
        words = [];
        for (let p = this.#shapeSlots[shape]!; p < this.#shapeSlots[shape + 1]!; p++)
          words.push(this.#slotFirst[p]!, this.#slotLast[p]!);
      } else {
        const cells = shapeOfMessage(scan, bytes);
        const [key1, key2] = keyOf(cells.map(leafCell));
        if (key1 !== leaf.key1 || key2 !== leaf.key2) continue;
        words = slotWords(scan, cells);
      }
      for (let p = 0; p < places; p++) {
        const from = scan.wordStart[words[2 * p]!]!;
        columns[p]!.push(decoder.decode(bytes.subarray(from, scan.wordEnd[words[2 * p + 1]!]!)));
      }
      counts.push(count);
    }
    return { columns, counts, isExact: leaf.messages.isExact };
  }

  #learnShape(buf: Uint8Array, start: number, end: number): number {
    const scan = this.#scan;
    scan.scan(buf, start, end);
    if (this.#shapeLeaf.length === MAX_SHAPES) {
      this.#shapes.clear();
      this.#shapeLeaf = [];
      this.#shapeSlots = [0];
      this.#slotFirst = [];
      this.#slotLast = [];
    }
    const shapeCells = shapeOfMessage(scan, buf);
    const cells = shapeCells.map(leafCell);
    const [key1, key2] = keyOf(cells);
    const id = this.#leafOf(cells);
    const own = this.leaves[id]!;
    if (own.key1 === key1 && own.key2 === key2)
      for (let c = 0; c < cells.length; c++) blendCell(own.cells[c]!, cells[c]!);
    const shape = this.#shapeLeaf.length;
    this.#shapeLeaf.push(id);
    const words = slotWords(scan, shapeCells);
    for (let w = 0; w < words.length; w += 2) {
      this.#slotFirst.push(words[w]!);
      this.#slotLast.push(words[w + 1]!);
    }
    this.#shapeSlots.push(this.#slotFirst.length);
    this.#shapes.set(this.#print.key1, this.#print.key2, shape);
    return shape;
  }
}

/** Two writings of one cell become one: differing forms are `<*>`, white space stands if it ever stood. */
function blendCell(own: LeafCell, other: Pick<LeafCell, 'text' | 'spaced'>): void {
  if (own.variable && own.text !== other.text) own.text = '<*>';
  else if (isLeader(own.text) && isLeader(other.text) && other.text.length < own.text.length)
    own.text = other.text;
  if (other.spaced) own.spaced = true;
}

/** Dots that lead to a column are as many as there is room for. */
function isLeader(text: string): boolean {
  return text.startsWith('...') && /^\.+$/.test(text);
}

function leafCell(cell: Cell): LeafCell {
  const constant = isLeader(cell.text) ? '...' : cell.text;
  return {
    text: cell.text,
    variable: cell.variable,
    word: cell.word,
    spaced: cell.spaced,
    hash1: cell.variable ? VARIABLE_HASH1 : hashOfText(constant, 16777619),
    hash2: cell.variable ? VARIABLE_HASH2 : hashOfText(constant, 0x2c1b3c6d),
  };
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
function coarseCells(word: string): LeafCell[] {
  if (word === '') return [REST];
  return [leafCell({ text: word, variable: false, word: true, spaced: false, first: 0, last: 0 }), REST];
}

function isCoarse(cells: readonly LeafCell[]): boolean {
  const last = cells[cells.length - 1];
  return last?.hash1 === REST.hash1 && last.hash2 === REST.hash2;
}

/** First and last word of every variable cell, one after the other. */
function slotWords(scan: MessageScanner, cells: Cell[]): number[] {
  return cells.flatMap((cell) => {
    if (!cell.variable) return [];
    const first = firstWordFrom(scan, cell.first);
    return [first, Math.max(first, scan.word[cell.last]!)];
  });
}

/** A variable may begin with a sign (`<1 sec`): its first word is the one after it. */
function firstWordFrom(scan: MessageScanner, token: number): number {
  const isWord =
    (scan.kind[token]! & KIND_MASK) >= KIND_WORD && (scan.kind[token]! & KIND_MASK) !== KIND_DOTS;
  return scan.word[token]! + (isWord ? 0 : 1);
}

function hashOfText(text: string, prime: number): number {
  let hash = -2128831035;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), prime);
  return hash ^ (hash >>> 15);
}

function keyOf(cells: readonly LeafCell[]): [number, number] {
  let key1 = cells.length;
  let key2 = ~cells.length;
  for (let i = 0; i < cells.length; i++) {
    key1 = (key1 + cellKey(cells[i]!.hash1, i)) | 0;
    key2 = (key2 + cellKey(cells[i]!.hash2, i + 1000)) | 0;
  }
  return [key1, key2];
}
