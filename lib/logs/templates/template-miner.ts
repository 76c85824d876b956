import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { textOf } from '../bytes/text-of.ts';
import { larger } from './entry-pool.ts';
import { Fingerprint } from './fingerprint.ts';
import { groupLeaves } from './group-leaves.ts';
import { KeyTable } from './key-table.ts';
import {
  blendCell,
  coarseCells,
  isCoarse,
  keyOf,
  keyOfShape,
  type Leaf,
  type LeafCell,
  leafCell,
} from './leaf.ts';
import { readLeaves, writeLeaves } from './leaf-codec.ts';
import { MessageSamples } from './message-samples.ts';
import { SampledLeaves } from './sampled-leaves.ts';
import { KIND_DOTS, KIND_MASK, KIND_WORD, MessageScanner } from './scan-message.ts';
import { type Cell, shapeOfMessage } from './shape-of-message.ts';
import type { MinedTemplates } from './template.ts';
import { ValueWords } from './value-words.ts';

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

/**
 * Finds the constant part of messages. `add` costs one scan and one table look-up for a shape seen before; only a new
 * shape is analysed. What is found depends on the lines alone, not on their order, chunks or workers.
 */
export class TemplateMiner {
  readonly #leaves: Leaf[] = [];
  /** By leaf: messages that its count does not hold yet, and whether its messages are sampled. */
  #fresh = new Float64Array(256);
  #sampled = new Uint8Array(256);
  readonly #print = new Fingerprint();
  readonly #scan = new MessageScanner();
  readonly #shapes = new KeyTable();
  readonly #leafTable = new KeyTable();
  readonly #samples = new MessageSamples();
  #shapeLeaf: number[] = [];
  #shapeWords: number[] = [];
  #words = new ValueWords();
  #mined: MinedTemplates | undefined;

  get leaves(): readonly Leaf[] {
    for (const [id, leaf] of this.#leaves.entries()) {
      leaf.count += this.#fresh[id]!;
      this.#fresh[id] = 0;
    }
    return this.#leaves;
  }

  /** Takes in one message; answers the id of its leaf, which `finish` maps to a template. */
  add(buf: Uint8Array, start: number, end: number): number {
    const print = this.#print;
    print.read(buf, start, end);
    this.#mined = undefined;
    let shape = this.#shapes.get(print.key1, print.key2);
    let id: number;
    if (shape >= 0) id = this.#shapeLeaf[shape]!;
    else {
      if (this.#leaves.length >= MAX_LEAVES && this.#shapeLeaf.length === MAX_SHAPES) {
        this.#scan.scan(buf, start, Math.min(end, start + FIRST_WORD_BYTES));
        id = this.#leafOf(coarseCells(this.#firstWord(buf)));
      } else {
        shape = this.#learnShape(buf, start, end);
        id = this.#shapeLeaf[shape]!;
      }
    }
    this.#fresh[id]!++;
    if (this.#sampled[id] === 1)
      this.#samples.add(id, print.whole >>> 0, this.#shapeWords[shape]!, buf, start, end);
    return id;
  }

  /** The leaf of a message without taking it in; -1 when no leaf fits. */
  match(buf: Uint8Array, start: number, end: number): number {
    const print = this.#print;
    print.read(buf, start, end);
    const shape = this.#shapes.get(print.key1, print.key2);
    if (shape >= 0) return this.#shapeLeaf[shape]!;
    this.#scan.scan(buf, start, end);
    const leaf = this.#leafTable.get(...keyOfShape(shapeOfMessage(this.#scan, buf)));
    if (leaf >= 0) return leaf;
    const coarse = this.#leafTable.get(...keyOf(coarseCells(this.#firstWord(buf))));
    return coarse >= 0 ? coarse : this.#leafTable.get(...keyOf(coarseCells('')));
  }

  /** Takes in what another miner found; answers, for each of its leaves, the leaf of this miner. */
  absorb(other: TemplateMiner): Int32Array {
    this.#mined = undefined;
    this.#samples.agree(other.#samples);
    const words = this.#words.absorb(other.#words);
    const to = new Int32Array(other.leaves.length);
    for (const [i, leaf] of other.leaves.entries()) {
      const id = this.#absorbLeaf(leaf);
      to[i] = id;
      if (leaf.places > 0 && this.#leaves[id]!.places === leaf.places)
        this.#samples.absorb(id, other.#samples, i, words);
    }
    return to;
  }

  /** The templates of everything taken in so far. */
  finish(): MinedTemplates {
    this.#mined ??= groupLeaves(new SampledLeaves(this.leaves, this.#samples, this.#words));
    return this.#mined;
  }

  write(out: ByteWriter): void {
    writeLeaves(out, this.leaves);
    this.#words.write(out);
    this.#samples.write(out);
  }

  static read(from: ByteReader): TemplateMiner {
    const miner = new TemplateMiner();
    for (const leaf of readLeaves(from)) miner.#addLeaf(leaf);
    miner.#words = ValueWords.read(from);
    miner.#samples.read(from, miner.#words.count);
    return miner;
  }

  #absorbLeaf(leaf: Leaf): number {
    let id = this.#leafTable.get(leaf.key1, leaf.key2);
    if (id < 0) id = this.#leafOf(leaf.cells);
    const own = this.#leaves[id]!;
    own.count += leaf.count;
    if (own.cells.length === leaf.cells.length)
      for (let c = 0; c < leaf.cells.length; c++) blendCell(own.cells[c]!, leaf.cells[c]!);
    return id;
  }

  /** The leaf with these cells, a coarser one where there is no more room. */
  #leafOf(cells: readonly LeafCell[]): number {
    const [key1, key2] = keyOf(cells);
    const known = this.#leafTable.get(key1, key2);
    if (known >= 0) return known;
    const room = isCoarse(cells) ? MAX_LEAVES + MAX_COARSE : MAX_LEAVES;
    if (this.#leaves.length >= room && cells.length > 1) {
      const first = cells[0]!;
      return this.#leafOf(coarseCells(isCoarse(cells) || !first.word ? '' : first.text));
    }
    return this.#addLeaf({ key1, key2, count: 0, cells: cells.map((cell) => ({ ...cell })) });
  }

  #addLeaf(leaf: Omit<Leaf, 'places'>): number {
    const id = this.#leaves.length;
    // A coarse leaf has one place, which tells nothing.
    const places = isCoarse(leaf.cells) ? 0 : leaf.cells.filter((cell) => cell.variable).length;
    this.#leaves.push({ ...leaf, places });
    if (id === this.#fresh.length) {
      this.#fresh = larger(this.#fresh, new Float64Array(id * 2));
      this.#sampled = larger(this.#sampled, new Uint8Array(id * 2));
    }
    this.#sampled[id] = places > 0 ? 1 : 0;
    this.#leafTable.set(leaf.key1, leaf.key2, id);
    this.#samples.addLeaf(places);
    return id;
  }

  /** The word that the scanned message begins with, empty when it begins with something else. */
  #firstWord(buf: Uint8Array): string {
    const scan = this.#scan;
    if (scan.count === 0 || (scan.kind[0]! & KIND_MASK) !== KIND_WORD) return '';
    return textOf(buf, scan.start[0]!, scan.end[0]!);
  }

  /** Makes room for new shapes, and keeps the lists of words that sampled messages have. */
  #forgetShapes(): void {
    this.#shapes.clear();
    this.#shapeLeaf = [];
    this.#shapeWords = [];
    const used = new Uint8Array(this.#words.count);
    this.#samples.markWords(used);
    this.#samples.renameWords(this.#words.keep(used));
  }

  #learnShape(buf: Uint8Array, start: number, end: number): number {
    if (this.#shapeLeaf.length === MAX_SHAPES) this.#forgetShapes();
    const scan = this.#scan;
    scan.scan(buf, start, end);
    const cells = shapeOfMessage(scan, buf);
    const [key1, key2] = keyOfShape(cells);
    let id = this.#leafTable.get(key1, key2);
    if (id < 0) id = this.#leafOf(cells.map(leafCell));
    const own = this.#leaves[id]!;
    if (own.key1 === key1 && own.key2 === key2)
      for (let c = 0; c < cells.length; c++) blendCell(own.cells[c]!, cells[c]!);
    const shape = this.#shapeLeaf.length;
    this.#shapeLeaf.push(id);
    this.#shapeWords.push(this.#words.idOf(slotWords(scan, cells)));
    this.#shapes.set(this.#print.key1, this.#print.key2, shape);
    return shape;
  }
}

/** First and last word of every variable cell, one after the other. */
function slotWords(scan: MessageScanner, cells: Cell[]): number[] {
  const words: number[] = [];
  for (const cell of cells) {
    if (!cell.variable) continue;
    const first = firstWordFrom(scan, cell.first);
    words.push(first, Math.max(first, scan.word[cell.last]!));
  }
  return words;
}

/** A variable may begin with a sign (`<1 sec`): its first word is the one after it. */
function firstWordFrom(scan: MessageScanner, token: number): number {
  const isWord =
    (scan.kind[token]! & KIND_MASK) >= KIND_WORD && (scan.kind[token]! & KIND_MASK) !== KIND_DOTS;
  return scan.word[token]! + (isWord ? 0 : 1);
}
