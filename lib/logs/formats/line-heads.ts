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

/** Lines with this head are of several layouts: what stands further in tells them apart. */
const SEVERAL = -2;
/** Where the fields after most stamps lie. */
const DEEP_FROM = 16;
const DEEP_TO = 32;

/**
 * Remembers what lines that begin alike turned out to be. Where several programs write into one stream
 * this finds the layout of a line without trying those of the others.
 */
export class LineHeads {
  private readonly layouts = new Int16Array(SLOTS).fill(-1);
  private readonly deepLayouts = new Int16Array(SLOTS).fill(-1);
  private readonly plain = new Uint16Array(SLOTS);
  /** Slots of the line looked at last. */
  private head = 0;
  private deep = 0;

  /** The layout that lines beginning like this one had last, or -1; the other methods are about this line. */
  look(buf: Uint8Array, start: number, end: number): number {
    this.head = slotOf(kindsOf(buf, start, start + HEAD_BYTES < end ? start + HEAD_BYTES : end, 0));
    const layout = this.layouts[this.head]!;
    if (layout !== SEVERAL) return layout;
    const stop = start + DEEP_TO < end ? start + DEEP_TO : end;
    this.deep = slotOf(kindsOf(buf, start + DEEP_FROM, stop, this.head));
    return this.deepLayouts[this.deep]!;
  }

  found(layout: number): void {
    const known = this.layouts[this.head]!;
    if (known === SEVERAL) this.deepLayouts[this.deep] = layout;
    else this.layouts[this.head] = known === -1 || known === layout ? layout : SEVERAL;
    this.plain[this.head] = 0;
  }

  /** One more line without a header; false when searching it for a stamp is not worth it. */
  worthSearching(): boolean {
    const n = this.plain[this.head]!;
    this.plain[this.head] = n >= 65_000 ? PLAIN_PATIENCE : n + 1;
    return n < PLAIN_PATIENCE || (n & 15) === 0;
  }

  /** A stamp was found after all. */
  stamped(): void {
    this.plain[this.head] = 0;
  }
}

function kindsOf(buf: Uint8Array, from: number, to: number, seed: number): number {
  let h = seed;
  for (let p = from; p < to; p++) h = ((h << 3) | (h >>> 29)) ^ kindOf[buf[p]!]!;
  return h;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 12) ^ (hash >>> 21)) & (SLOTS - 1);
}
