/** Writes a JSON string's inside without its escapes; returns the length. `target` must be as long as the source. */
export function unescapeInto(target: Uint8Array, buf: Uint8Array, start: number, end: number): number {
  let n = 0;
  for (let p = start; p < end; p++) {
    let c = buf[p]!;
    if (c === 92 && p + 1 < end) {
      p++;
      c = buf[p]!;
      if (c === 110) c = 10;
      else if (c === 116) c = 9;
      else if (c === 114) c = 13;
      else if (c === 98) c = 8;
      else if (c === 102) c = 12;
      else if (c === 117 && p + 4 < end) {
        const code = hex4(buf, p + 1);
        if (code >= 0) {
          p += 4;
          n = writeUtf8(target, n, code);
          continue;
        }
      }
    }
    target[n++] = c;
  }
  return n;
}

function hex4(buf: Uint8Array, at: number): number {
  let value = 0;
  for (let i = 0; i < 4; i++) {
    const c = buf[at + i]! | 32;
    const d = c >= 48 && c <= 57 ? c - 48 : c >= 97 && c <= 102 ? c - 87 : -1;
    if (d < 0) return -1;
    value = value * 16 + d;
  }
  return value;
}

/** A surrogate half is written as three bytes: never longer than its six-byte escape. */
function writeUtf8(target: Uint8Array, at: number, code: number): number {
  let n = at;
  if (code < 0x80) target[n++] = code;
  else if (code < 0x800) {
    target[n++] = 0xc0 | (code >> 6);
    target[n++] = 0x80 | (code & 63);
  } else {
    target[n++] = 0xe0 | (code >> 12);
    target[n++] = 0x80 | ((code >> 6) & 63);
    target[n++] = 0x80 | (code & 63);
  }
  return n;
}
