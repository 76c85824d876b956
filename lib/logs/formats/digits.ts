export const isDigit = (c: number | undefined): boolean => c !== undefined && c >= 48 && c <= 57;
export const isLetter = (c: number | undefined): boolean =>
  c !== undefined && (c | 32) >= 97 && (c | 32) <= 122;

/** How many digits stand at `at`; no number in a log has more than 21. */
export function digitsRun(buf: Uint8Array, at: number, end: number): number {
  let p = at;
  const stop = Math.min(end, at + 21);
  while (p < stop && isDigit(buf[p])) p++;
  return p - at;
}

/** The number of exactly `length` digits at `at`. */
export function num(buf: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 10 + buf[at + i]! - 48;
  return value;
}

/** The byte at `p`, or nothing past the end. */
export function byteAt(buf: Uint8Array, p: number, end: number): number | undefined {
  return p < end ? buf[p] : undefined;
}

/** The number that a range of digits is. */
export function decimal(buf: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let p = start; p < end; p++) value = value * 10 + buf[p]! - 48;
  return value;
}
