import type { ByteReader } from '../bytes/byte-reader.ts';
import type { ByteWriter } from '../bytes/byte-writer.ts';
import { LEVEL_NAMES } from '../record.ts';

const LEVELS = LEVEL_NAMES.length;

export interface TemplateFigures {
  levels: number[];
  firstTime: number;
  lastTime: number;
}

/** Level mix, first and last time of every leaf, in columns. */
export class LeafFigures {
  #size = 0;
  #levels = new Float64Array(256 * LEVELS);
  #first = new Float64Array(256).fill(Number.NaN);
  #last = new Float64Array(256).fill(Number.NaN);

  add(leaf: number, level: number, time: number): void {
    this.#reach(leaf);
    this.#levels[leaf * LEVELS + level]!++;
    if (!(this.#first[leaf]! <= time)) this.#first[leaf] = time;
    if (!(this.#last[leaf]! >= time)) this.#last[leaf] = time;
  }

  absorb(other: LeafFigures, rename: ArrayLike<number>): void {
    for (let leaf = 0; leaf < other.#size; leaf++) {
      const own = rename[leaf]!;
      this.#reach(own);
      for (let level = 0; level < LEVELS; level++)
        this.#levels[own * LEVELS + level]! += other.#levels[leaf * LEVELS + level]!;
      this.#widen(own, other.#first[leaf]!, other.#last[leaf]!);
    }
  }

  byTemplate(leafTemplate: ArrayLike<number>, templates: number): TemplateFigures[] {
    const whole = new LeafFigures();
    if (templates > 0) whole.#reach(templates - 1);
    whole.absorb(this, leafTemplate);
    return Array.from({ length: templates }, (_, i) => ({
      levels: Array.from(whole.#levels.subarray(i * LEVELS, (i + 1) * LEVELS)),
      firstTime: whole.#first[i]!,
      lastTime: whole.#last[i]!,
    }));
  }

  write(out: ByteWriter): void {
    out.count(this.#size);
    for (let i = 0; i < this.#size * LEVELS; i++) out.count(this.#levels[i]!);
    for (let leaf = 0; leaf < this.#size; leaf++) {
      out.float(this.#first[leaf]!);
      out.float(this.#last[leaf]!);
    }
  }

  static read(from: ByteReader): LeafFigures {
    const figures = new LeafFigures();
    const size = from.count();
    for (let leaf = 0; leaf < size; leaf++) {
      figures.#reach(leaf);
      for (let level = 0; level < LEVELS; level++) figures.#levels[leaf * LEVELS + level] = from.count();
    }
    for (let leaf = 0; leaf < size; leaf++) {
      figures.#first[leaf] = from.float();
      figures.#last[leaf] = from.float();
    }
    return figures;
  }

  #widen(leaf: number, first: number, last: number): void {
    if (!(this.#first[leaf]! <= first) && !Number.isNaN(first)) this.#first[leaf] = first;
    if (!(this.#last[leaf]! >= last) && !Number.isNaN(last)) this.#last[leaf] = last;
  }

  #reach(leaf: number): void {
    if (leaf < this.#size) return;
    this.#size = leaf + 1;
    if (leaf < this.#first.length) return;
    const room = Math.max(leaf + 1, this.#first.length * 2);
    const [levels, first, last] = [this.#levels, this.#first, this.#last];
    this.#levels = new Float64Array(room * LEVELS);
    this.#first = new Float64Array(room).fill(Number.NaN);
    this.#last = new Float64Array(room).fill(Number.NaN);
    this.#levels.set(levels);
    this.#first.set(first);
    this.#last.set(last);
  }
}
