/** Nesting of a JSON text after one more line of it; strings do not span lines. */
export function depthAfter(buf: Uint8Array, start: number, end: number, depth: number): number {
  let quoted = false;
  let d = depth;
  for (let p = start; p < end; p++) {
    const c = buf[p]!;
    if (quoted) {
      if (c === 92) p++;
      else if (c === 34) quoted = false;
    } else if (c === 34) quoted = true;
    else if (c === 123 || c === 91) d++;
    else if (c === 125 || c === 93) d--;
  }
  return d;
}
