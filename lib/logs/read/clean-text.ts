/**
 * Copies a line without what terminals and broken writers leave in it: colour and cursor sequences, NULs.
 * Returns the length written; `target` must be as long as the source. One pass, whatever the input.
 */
export function cleanInto(
  target: Uint8Array,
  at: number,
  buf: Uint8Array,
  start: number,
  end: number,
): number {
  let n = at;
  let p = start;
  while (p < end) {
    const c = buf[p]!;
    if (c === 0) {
      p++;
      continue;
    }
    if (c === 27) {
      p = afterEscape(buf, p + 1, end);
      continue;
    }
    target[n++] = c;
    p++;
  }
  return n - at;
}

/** First byte after the escape sequence whose ESC stands before `p`. */
function afterEscape(buf: Uint8Array, p: number, end: number): number {
  if (p >= end) return end;
  const kind = buf[p]!;
  if (kind === 91) {
    // CSI: parameters, then one final byte
    let q = p + 1;
    while (q < end && buf[q]! >= 32 && buf[q]! < 64) q++;
    return q < end && buf[q]! >= 64 ? q + 1 : q;
  }
  if (kind === 93) {
    // OSC: a hyperlink or title, up to BEL or ESC \
    let q = p + 1;
    while (q < end && buf[q] !== 7 && buf[q] !== 27) q++;
    if (q < end && buf[q] === 27 && buf[q + 1] === 92) return q + 2;
    return q < end ? q + 1 : p + 1;
  }
  // ESC ( B and the like
  if (kind === 40 || kind === 41) return Math.min(end, p + 2);
  return p + 1;
}

/** The byte order mark of UTF-8. */
export function startsMarked(buf: Uint8Array, at: number): boolean {
  return buf[at] === 0xef && buf[at + 1] === 0xbb && buf[at + 2] === 0xbf;
}

/** Room for cleaned lines that is used again: two of it, since the record before may still lie in one. */
export class CleanRooms {
  readonly #rooms = [new Uint8Array(0), new Uint8Array(0)];

  /** Room that is not `taken`. */
  beside(taken: Uint8Array, length: number): Uint8Array {
    const at = taken === this.#rooms[0] ? 1 : 0;
    if (this.#rooms[at]!.length < length) this.#rooms[at] = new Uint8Array(Math.max(1024, length * 2));
    return this.#rooms[at]!;
  }
}
