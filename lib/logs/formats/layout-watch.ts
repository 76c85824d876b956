import { buildLayouts, sampleLine, signatureOf } from './learn-layouts.ts';
import { OP_LETTER, OP_LEVEL, OP_MARK } from './read-field.ts';
import { Stamp, type StampContext } from './stamp.ts';
import type { TextLayout } from './text-layout.ts';

/** Lines of a kind that are gathered before a layout is learned from them. */
const GATHERED = 24;
/** After each try this many times as many lines pass unwatched: what never comes to a layout costs nothing. */
const PAUSE = 8;
/** Kinds of lines watched at a time. */
const MAX_KINDS = 64;
/** A line is kept for learning up to this length. */
const KEEP_BYTES = 1024;
/** Signatures of lines are below this; headers have fewer steps than that. */
const SIGNATURES = 0x100000;
const MAX_STEPS = 64;

interface Kind {
  lines: Uint8Array[];
  /** Lines to let pass before the next are kept. */
  skip: number;
  pause: number;
}

/**
 * Watches the lines of a stream that no known layout reads whole. Enough of one kind are another program's: what is
 * learned from them is answered once, for the reader to use from then on.
 */
export class LayoutWatch {
  readonly #context: StampContext;
  readonly #kinds = new Map<number, Kind>();
  readonly #stamp = new Stamp();

  constructor(context: StampContext) {
    this.#context = context;
  }

  /** A line with a stamp and no layout. */
  unknown(signature: number, buf: Uint8Array, start: number, end: number): TextLayout[] {
    if (!this.#mayKeep(signature)) return [];
    return this.#keep(signature, signature, buf, start, end);
  }

  /** A line with only the first `steps` fields of a layout. Worth another one if that finds the level behind them. */
  part(buf: Uint8Array, start: number, end: number, layout: number, steps: number): TextLayout[] {
    const kind = (layout * MAX_STEPS + steps + 1) * SIGNATURES;
    if (!this.#mayKeep(kind)) return [];
    const signature = signatureOf(buf, start, end, this.#context, this.#stamp);
    if (signature < 0) return [];
    const learned = this.#keep(kind, signature, buf, start, end);
    return learned.filter((text) => text.ops.subarray(steps).some(tellsLevel));
  }

  #mayKeep(id: number): boolean {
    const kind = this.#kinds.get(id);
    if (!kind) return this.#kinds.size < MAX_KINDS;
    if (kind.skip === 0) return true;
    kind.skip--;
    return false;
  }

  #keep(id: number, signature: number, buf: Uint8Array, start: number, end: number): TextLayout[] {
    let kind = this.#kinds.get(id);
    if (!kind) {
      kind = { lines: [], skip: 0, pause: GATHERED };
      this.#kinds.set(id, kind);
    }
    kind.lines.push(buf.slice(start, Math.min(end, start + KEEP_BYTES)));
    if (kind.lines.length < GATHERED) return [];
    kind.pause *= PAUSE;
    kind.skip = kind.pause;
    const gathered = kind.lines;
    kind.lines = [];
    return this.#learn(gathered, signature);
  }

  #learn(gathered: readonly Uint8Array[], signature: number): TextLayout[] {
    const all = new Uint8Array(gathered.reduce((size, bytes) => size + bytes.length, 0));
    const lines = [];
    let at = 0;
    for (const bytes of gathered) {
      all.set(bytes, at);
      if (signatureOf(all, at, at + bytes.length, this.#context, this.#stamp) === signature)
        lines.push(sampleLine(all, at, at + bytes.length, this.#stamp, this.#context));
      at += bytes.length;
    }
    if (lines.length === 0) return [];
    return buildLayouts(all, lines, this.#context, Math.floor(signature / 16384));
  }
}

function tellsLevel(op: number): boolean {
  return op === OP_LEVEL || op === OP_LETTER || op === OP_MARK;
}
