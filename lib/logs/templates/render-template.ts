import { someValue, summariseValues, visitValues } from './place-values.ts';
import type { Row, RowCell } from './row.ts';
import type { SampledLeaves } from './sampled-leaves.ts';
import type { SlotSummary, Template } from './template.ts';

/** A masked word that never changed over this many lines is shown as it is written. */
const CONSTANT_AFTER_LINES = 5;
const GLUED = /<\*>(?:(?:::|[:/.@#_-])<\*>)+/g;
/** `CPU#3`, `Connector@0x1f`: what stands before the sign names the thing. */
const NAMED = /^[^@#\d]*[@#](?=[\da-fA-Fx.]+$)/;
const PREFIXED = /^\p{L}+[-.](?=\d)/u;

/** Writes a group of leaves as one template with the values of its places. */
export function renderTemplate(row: Row, sampled: SampledLeaves): Template {
  const { leaves } = sampled;
  const count = row.leaves.reduce((sum, leaf) => sum + leaves[leaf]!.count, 0);
  const places: RowCell[] = [];
  let text = '';
  row.cells.forEach((cell, i) => {
    const gap = i > 0 && cell.spaced ? ' ' : '';
    if (!cell.variable) {
      text += gap + cell.text;
      return;
    }
    const form = formOf(cell, sampled);
    text += gap + form;
    if (form.includes('<*>')) places.push(cell);
  });
  text = text.replace(GLUED, '<*>');
  let slots: SlotSummary[] | undefined;
  return {
    key: keyOfText(text),
    text,
    count,
    get slots() {
      slots ??= places.map((cell) => summariseValues(cell, sampled));
      return slots;
    },
  };
}

/** How the place is written: a value that never changed as it stands, a constant prefix kept, else the form. */
function formOf(cell: RowCell, sampled: SampledLeaves): string {
  const some = someValue(cell, sampled);
  if (some === undefined || cell.evident) return cell.text;
  const form = cell.text.replace(GLUED, '<*>');
  const pieces = form.split('<*>');
  const lines = cell.sources.reduce((sum, { leaf }) => sum + sampled.leaves[leaf]!.count, 0);
  if (pieces.length === 2) {
    if (form !== '<*>') return form;
    const part = new ConstantPart(some);
    visitValues(cell, sampled, (text) => part.take(text));
    return part.written(lines);
  }
  // A run of values: look at each on its own, as far as the run is written alike everywhere.
  const parts = partsOf(some, pieces)?.map((text) => new ConstantPart(text));
  if (!parts?.some((part) => part.isOpen)) return form;
  let isAlike = true;
  visitValues(cell, sampled, (text) => {
    const texts = partsOf(text, pieces);
    isAlike = texts !== undefined;
    // One after the other, none left out: each has to see every value.
    return isAlike && parts.filter((part, i) => part.take(texts![i]!)).length > 0;
  });
  if (!isAlike) return form;
  return pieces.reduce((out, piece, i) => out + (i > 0 ? parts[i - 1]!.written(lines) : '') + piece, '');
}

/** What a run of values holds between the pieces that are written alike; undefined when it is written otherwise. */
function partsOf(text: string, pieces: readonly string[]): string[] | undefined {
  if (!text.startsWith(pieces[0]!)) return undefined;
  const parts: string[] = [];
  let at = pieces[0]!.length;
  for (let i = 1; i < pieces.length; i++) {
    const piece = pieces[i]!;
    const isLast = i === pieces.length - 1;
    const stop = isLast ? text.length - piece.length : text.indexOf(piece, at + 1);
    if (stop <= at || (isLast && !text.endsWith(piece))) return undefined;
    const part = text.slice(at, stop);
    if (/\s/.test(part)) return undefined;
    parts.push(part);
    at = stop + piece.length;
  }
  return parts;
}

/** What all values of a place have in common: each kind of it holds until a value without it is seen. */
class ConstantPart {
  readonly #first: string;
  /** Every value so far is the first. */
  #same = true;
  #isName: boolean;
  #named: string | undefined;
  #prefix: string | undefined;

  constructor(first: string) {
    this.#first = first;
    // Most values begin with a digit and have no sign: nothing below fits those.
    const code = first.charCodeAt(0);
    const mayBeName = code > 127 || (code | 32) >= 97;
    this.#isName = mayBeName && isName(first);
    this.#named = /[@#]/.test(first) ? NAMED.exec(first)?.[0] : undefined;
    this.#prefix = mayBeName ? PREFIXED.exec(first)?.[0] : undefined;
    this.#narrow(first);
  }

  get isOpen(): boolean {
    return this.#isName || this.#named !== undefined || this.#prefix !== undefined;
  }

  /** Answers whether more values are worth seeing. */
  take(text: string): boolean {
    if (!this.isOpen) return false;
    if (text === this.#first) return true;
    this.#same = false;
    this.#isName = false;
    this.#narrow(text);
    return this.isOpen;
  }

  #narrow(text: string): void {
    if (
      this.#named &&
      !(text.startsWith(this.#named) && /^[\da-fA-Fx.]+$/.test(text.slice(this.#named.length)))
    )
      this.#named = undefined;
    if (this.#prefix && !(text.startsWith(this.#prefix) && /^\d+$/.test(text.slice(this.#prefix.length))))
      this.#prefix = undefined;
  }

  written(lines: number): string {
    if (this.#same && this.#isName && lines >= CONSTANT_AFTER_LINES) return this.#first;
    if (this.#named) return `${this.#named}<*>`;
    if (this.#prefix && !this.#same) return `${this.#prefix}<*>`;
    return '<*>';
  }
}

/** Led by a letter, with at most two digits: `ssh2`, `IPv4`, not an identifier. */
function isName(text: string): boolean {
  return /^\p{L}/u.test(text) && (text.match(/\d/g)?.length ?? 0) <= 2;
}

/** 13 letters and digits that depend on the text alone. */
export function keyOfText(text: string): string {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return (h2 >>> 0).toString(36).padStart(7, '0') + ((h1 >>> 0) % 2176782336).toString(36).padStart(6, '0');
}
