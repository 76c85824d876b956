import type { Leaf } from './leaf.ts';
import type { MessageSamples } from './message-samples.ts';
import { MessageScanner } from './scan-message.ts';
import type { ValueWords } from './value-words.ts';

/** Leaves whose values are kept as found: enough for those of one template after the other. */
const LEAVES_KEPT = 256;

const decoder = new TextDecoder();

/** Leaves with the values that their sampled messages hold, which are found when they are asked for. */
export class SampledLeaves {
  readonly leaves: readonly Leaf[];
  readonly samples: MessageSamples;
  readonly #words: ValueWords;
  readonly #scan = new MessageScanner();
  readonly #found = new Map<number, Uint32Array>();
  #scanned = -1;
  #changes = 0;

  constructor(leaves: readonly Leaf[], samples: MessageSamples, words: ValueWords) {
    this.leaves = leaves;
    this.samples = samples;
    this.#words = words;
  }

  /** Shows the values of a place one by one, until `goesOn` has seen enough. */
  visit(leaf: number, place: number, goesOn: (text: string) => boolean): void {
    const { samples } = this;
    this.#keepUp();
    const size = samples.size(leaf);
    if (size === 0) return;
    // Most of those who ask have seen enough with the first value.
    const words = this.#scanEntry(samples.first(leaf));
    if (words) {
      const { wordStart, wordEnd } = this.#scan;
      if (!goesOn(this.#decode(wordStart[words[2 * place]!]!, wordEnd[words[2 * place + 1]!]!))) return;
    }
    if (size === 1) return;
    const { ends, places } = this.#endsOf(leaf);
    for (let message = 1; message < size; message++) {
      const at = 2 * (message * places + place);
      if (ends[at + 1]! > 0 && !goesOn(this.#decode(ends[at]!, ends[at + 1]!))) return;
    }
  }

  /** The values of all sampled messages that tell theirs, by place, and how often each message occurred. */
  valuesOf(leaf: number): LeafValues {
    const { samples } = this;
    this.#keepUp();
    const { ends, places } = this.#endsOf(leaf);
    const values: LeafValues = { counts: [], columns: Array.from({ length: places }, () => []) };
    for (let message = 0; message < samples.size(leaf); message++) {
      const at = 2 * message * places;
      if (ends[at + 1] === 0) continue;
      values.counts.push(samples.countOf(samples.first(leaf) + message));
      for (const [place, column] of values.columns.entries())
        column.push(this.#decode(ends[at + 2 * place]!, ends[at + 2 * place + 1]!));
    }
    return values;
  }

  /** Messages may have come since values were last asked for. */
  #keepUp(): void {
    if (this.#changes === this.samples.changes) return;
    this.#changes = this.samples.changes;
    this.#scanned = -1;
    this.#found.clear();
  }

  /** Where the values of all messages of a leaf lie, place after place; zeros where a message does not tell them. */
  #endsOf(leaf: number): { ends: Uint32Array; places: number } {
    const places = this.samples.places(leaf);
    const known = this.#found.get(leaf);
    if (known) return { ends: known, places };
    const first = this.samples.first(leaf);
    const size = this.samples.size(leaf);
    const ends = new Uint32Array(2 * places * size);
    const { wordStart, wordEnd } = this.#scan;
    for (let message = 0; message < size; message++) {
      const words = this.#scanEntry(first + message);
      if (!words) continue;
      for (let i = 0, at = 2 * message * places; i < words.length; i += 2, at += 2) {
        ends[at] = wordStart[words[i]!]!;
        ends[at + 1] = wordEnd[words[i + 1]!]!;
      }
    }
    if (this.#found.size === LEAVES_KEPT) this.#found.clear();
    this.#found.set(leaf, ends);
    return { ends, places };
  }

  /** The words that are values; undefined when the message was cut before the last of them. */
  #scanEntry(entry: number): Uint8Array | undefined {
    const scan = this.#scan;
    if (this.#scanned !== entry)
      scan.scan(this.samples.bytes, this.samples.start(entry), this.samples.end(entry));
    this.#scanned = entry;
    const words = this.#words.list(this.samples.words(entry));
    const count = scan.count === 0 ? 0 : scan.word[scan.count - 1]! + 1;
    for (let i = 1; i < words.length; i += 2) if (words[i]! >= count) return undefined;
    return words;
  }

  #decode(start: number, end: number): string {
    return decoder.decode(this.samples.bytes.subarray(start, end));
  }
}

export interface LeafValues {
  counts: number[];
  columns: string[][];
}
