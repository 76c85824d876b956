import { groupLeaves } from './group-leaves.ts';
import { KeyTable } from './key-table.ts';
import { cellKey, type Leaf, type LeafCell, type LeafState, VARIABLE_HASH1, VARIABLE_HASH2 } from './leaf.ts';
import { MessageScanner } from './scan-message.ts';
import { type Cell, shapeOfMessage } from './shape-of-message.ts';
import { SlotSketch } from './slot-sketch.ts';
import type { MinedTemplates } from './template.ts';

/** Shapes remembered at once: the memory of the fast path; forgetting them costs time, never a different result. */
const MAX_SHAPES = 65_536;

export interface MinerState {
  leaves: LeafState[];
}

/**
 * Finds the constant part of messages. `add` costs one scan and one table look-up for a shape seen before; only a new
 * shape is analysed. What is found depends on the lines alone, not on their order, chunks or workers.
 */
export class TemplateMiner {
  readonly leaves: Leaf[] = [];
  readonly #scan = new MessageScanner();
  readonly #shapes = new KeyTable(MAX_SHAPES * 2);
  readonly #leafTable = new KeyTable();
  #shapeLeaf: number[] = [];
  #shapeSlots: number[] = [0];
  #slotFirst: number[] = [];
  #slotLast: number[] = [];
  #mined: MinedTemplates | undefined;

  /** Takes in one message; answers the id of its leaf, which `finish` maps to a template. */
  add(buf: Uint8Array, start: number, end: number): number {
    const scan = this.#scan;
    scan.scan(buf, start, end);
    let shape = this.#shapes.get(scan.key1, scan.key2);
    if (shape < 0) shape = this.#learnShape(buf);
    const leafId = this.#shapeLeaf[shape]!;
    const leaf = this.leaves[leafId]!;
    leaf.count++;
    const stop = this.#shapeSlots[shape + 1]!;
    const { slots } = leaf;
    for (let p = this.#shapeSlots[shape]!, s = 0; p < stop; p++, s++) {
      const first = this.#slotFirst[p]!;
      const last = this.#slotLast[p]!;
      let hash = scan.hash1[first]! ^ (scan.hash2[first]! << 7);
      for (let t = first + 1; t <= last; t++) hash = Math.imul(hash, 31) ^ scan.hash1[t]!;
      hash = Math.imul(hash ^ (hash >>> 16), -2048144789);
      slots[s]!.add((hash ^ (hash >>> 13)) >>> 0, buf, scan.start[first]!, scan.end[last]!);
    }
    return leafId;
  }

  /** The leaf of a message without taking it in; -1 when no leaf fits. */
  match(buf: Uint8Array, start: number, end: number): number {
    const scan = this.#scan;
    scan.scan(buf, start, end);
    const shape = this.#shapes.get(scan.key1, scan.key2);
    if (shape >= 0) return this.#shapeLeaf[shape]!;
    const [key1, key2] = keyOf(scan, shapeOfMessage(scan, buf));
    return this.#leafTable.get(key1, key2);
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
    this.#mined ??= groupLeaves(this.leaves);
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
        slots: leaf.slots.map((slot) => ({ ...slot.state(), exact: slot.isExact })),
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
        slots: leaf.slots.map((slot) => SlotSketch.from(slot, slot.exact)),
      });
    }
    return miner;
  }

  #absorbLeaf(leaf: Leaf): number {
    let id = this.#leafTable.get(leaf.key1, leaf.key2);
    if (id < 0) {
      id = this.leaves.length;
      this.leaves.push({
        ...leaf,
        count: 0,
        cells: leaf.cells.map((cell) => ({ ...cell })),
        slots: leaf.slots.map(() => new SlotSketch()),
      });
      this.#leafTable.set(leaf.key1, leaf.key2, id);
    }
    const own = this.leaves[id]!;
    own.count += leaf.count;
    for (let c = 0; c < leaf.cells.length; c++) blendCell(own.cells[c]!, leaf.cells[c]!);
    for (let s = 0; s < leaf.slots.length; s++) own.slots[s]!.absorb(leaf.slots[s]!);
    return id;
  }

  #learnShape(buf: Uint8Array): number {
    const scan = this.#scan;
    if (this.#shapeLeaf.length === MAX_SHAPES) {
      this.#shapes.clear();
      this.#shapeLeaf = [];
      this.#shapeSlots = [0];
      this.#slotFirst = [];
      this.#slotLast = [];
    }
    this.#mined = undefined;
    const cells = shapeOfMessage(scan, buf);
    const [key1, key2] = keyOf(scan, cells);
    let id = this.#leafTable.get(key1, key2);
    if (id < 0) {
      id = this.leaves.length;
      this.leaves.push({
        key1,
        key2,
        count: 0,
        cells: cells.map((cell) => leafCell(cell, scan)),
        slots: cells.filter((cell) => cell.variable).map(() => new SlotSketch()),
      });
      this.#leafTable.set(key1, key2, id);
    } else {
      const own = this.leaves[id]!.cells;
      for (let c = 0; c < cells.length; c++) blendCell(own[c]!, cells[c]!);
    }
    const shape = this.#shapeLeaf.length;
    this.#shapeLeaf.push(id);
    for (const cell of cells) {
      if (!cell.variable) continue;
      this.#slotFirst.push(cell.first);
      this.#slotLast.push(cell.last);
    }
    this.#shapeSlots.push(this.#slotFirst.length);
    this.#shapes.set(scan.key1, scan.key2, shape);
    return shape;
  }
}

/** Two writings of one cell become one: differing forms are `<*>`, white space stands if it ever stood. */
function blendCell(own: LeafCell, other: Pick<LeafCell, 'text' | 'spaced'>): void {
  if (own.variable && own.text !== other.text) own.text = '<*>';
  if (other.spaced) own.spaced = true;
}

function leafCell(cell: Cell, scan: MessageScanner): LeafCell {
  return {
    text: cell.text,
    variable: cell.variable,
    word: cell.word,
    spaced: cell.spaced,
    hash1: cell.variable ? VARIABLE_HASH1 : scan.hash1[cell.first]!,
    hash2: cell.variable ? VARIABLE_HASH2 : scan.hash2[cell.first]!,
  };
}

function keyOf(scan: MessageScanner, cells: Cell[]): [number, number] {
  let key1 = cells.length;
  let key2 = ~cells.length;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    key1 = (key1 + cellKey(cell.variable ? VARIABLE_HASH1 : scan.hash1[cell.first]!, i)) | 0;
    key2 = (key2 + cellKey(cell.variable ? VARIABLE_HASH2 : scan.hash2[cell.first]!, i + 1000)) | 0;
  }
  return [key1, key2];
}
