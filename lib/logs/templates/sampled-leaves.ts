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
  readonly #found = new Map<number, LeafValues>();
  #scanned = -1;

  constructor(leaves: readonly Leaf[], samples: MessageSamples, words: ValueWords) {
    this.leaves = leaves;
    this.samples = samples;
    this.#words = words;
  }

  /** Shows the values of a place one by one, until `goesOn` has seen enough. */
  visit(leaf: number, place: number, goesOn: (text: string) => boolean): void {
    const first = this.samples.first(leaf);
    for (let entry = first; entry < first + this.samples.size(leaf); entry++) {
      const words = this.#scanEntry(entry);
      if (words && !goesOn(this.#textOf(words[2 * place]!, words[2 * place + 1]!))) return;
    }
  }

  /** The values of all sampled messages that tell theirs, by place, and how often each message occurred. */
  valuesOf(leaf: number): LeafValues {
    const known = this.#found.get(leaf);
    if (known) return known;
    const values: LeafValues = {
      counts: [],
      columns: Array.from({ length: this.samples.places(leaf) }, () => []),
    };
    const first = this.samples.first(leaf);
    for (let entry = first; entry < first + this.samples.size(leaf); entry++) {
      const words = this.#scanEntry(entry);
      if (!words) continue;
      values.counts.push(this.samples.countOf(entry));
      for (const [place, column] of values.columns.entries())
        column.push(this.#textOf(words[2 * place]!, words[2 * place + 1]!));
    }
    if (this.#found.size === LEAVES_KEPT) this.#found.clear();
    this.#found.set(leaf, values);
    return values;
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

  #textOf(first: number, last: number): string {
    const { wordStart, wordEnd } = this.#scan;
    return decoder.decode(this.samples.bytes.subarray(wordStart[first]!, wordEnd[last]!));
  }
}

export interface LeafValues {
  counts: number[];
  columns: string[][];
}
