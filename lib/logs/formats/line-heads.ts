/** Bytes of a line's head that are looked at. */
const HEAD_BYTES = 8;
const SLOTS = 4096;
/** Lines alike that proved plain one after the other before only every sixteenth is searched for a stamp. */
const PLAIN_PATIENCE = 64;

/** Kind of a byte, in three bits: the digits of a date and the letters of a month look alike every time. */
const kindOf = new Uint8Array(256);
for (let c = 48; c < 58; c++) kindOf[c] = 1;
for (let c = 65; c < 91; c++) kindOf[c] = 2;
for (let c = 97; c < 123; c++) kindOf[c] = 2;
kindOf[32] = 3;
kindOf[9] = 3;
for (const c of '[{') kindOf[c.charCodeAt(0)] = 4;
for (const c of '<("') kindOf[c.charCodeAt(0)] = 5;
for (const c of '-_') kindOf[c.charCodeAt(0)] = 6;
for (const c of ':/.,') kindOf[c.charCodeAt(0)] = 7;

/**
 * Remembers what lines that begin alike turned out to be. Where several programs write into one stream
 * this finds the layout of a line without trying those of the others.
 */
export class LineHeads {
  private readonly layouts = new Int16Array(SLOTS).fill(-1);
  private readonly plain = new Uint16Array(SLOTS);

  headOf(buf: Uint8Array, start: number, end: number): number {
    const stop = start + HEAD_BYTES < end ? start + HEAD_BYTES : end;
    let h = 0;
    for (let p = start; p < stop; p++) h = (h << 3) | kindOf[buf[p]!]!;
    return (h ^ (h >>> 12)) & (SLOTS - 1);
  }

  /** Layout that the last line with this head had, or -1. */
  layoutOf(head: number): number {
    return this.layouts[head]!;
  }

  found(head: number, layout: number): void {
    this.layouts[head] = layout;
    this.plain[head] = 0;
  }

  /** One more line without a header; false when searching it for a stamp is not worth it. */
  worthSearching(head: number): boolean {
    const n = this.plain[head]!;
    this.plain[head] = n >= 65_000 ? PLAIN_PATIENCE : n + 1;
    return n < PLAIN_PATIENCE || (n & 15) === 0;
  }

  /** A stamp was found after all. */
  stamped(head: number): void {
    this.plain[head] = 0;
  }
}
