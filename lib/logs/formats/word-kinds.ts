const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isLetter = (c: number): boolean => (c | 32) >= 97 && (c | 32) <= 122;
const isHex = (c: number): boolean => isDigit(c) || ((c | 32) >= 97 && (c | 32) <= 102);

/** Only digits, with at most points between them. */
export function isNumberWord(buf: Uint8Array, start: number, end: number): boolean {
  if (end <= start || !isDigit(buf[start]!)) return false;
  for (let p = start; p < end; p++) if (!isDigit(buf[p]!) && buf[p] !== 46) return false;
  return true;
}

/** Hex of 16 digits or more, or a UUID: what tracers hand out. */
export function isIdentifier(buf: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length < 16 || length > 64) return false;
  let dashes = 0;
  let digits = 0;
  for (let p = start; p < end; p++) {
    const c = buf[p]!;
    if (c === 45) dashes++;
    else if (!isHex(c)) return false;
    else if (isDigit(c)) digits++;
  }
  return digits > 0 && (dashes === 0 || (dashes === 4 && length === 36));
}

/** A class, module or source place: `a.b.C`, `crate::module`, `server.go:181`, `Controller#115`. */
export function isQualifiedName(buf: Uint8Array, start: number, end: number): boolean {
  let p = start;
  if (buf[p] === 35) p++;
  if (p >= end || !isLetter(buf[p]!)) return false;
  let dots = 0;
  let doubles = 0;
  let place = false;
  let slashes = 0;
  for (; p < end; p++) {
    const c = buf[p]!;
    if (isLetter(c) || isDigit(c) || c === 95 || c === 36 || c === 45) continue;
    if (c === 46) {
      dots++;
      if (p + 1 >= end || !isLetter(buf[p + 1]!)) return false;
    } else if (c === 47) slashes++;
    else if (c === 58 && p + 2 < end && buf[p + 1] === 58) {
      doubles++;
      p++;
    } else if ((c === 58 || c === 35) && p + 1 < end && isNumberWord(buf, p + 1, end)) {
      place = true;
      break;
    } else return false;
  }
  return place ? dots > 0 || slashes === 0 : doubles > 0 || (dots >= 2 && slashes === 0);
}

/** A pod's name: it ends in the hash of its replica set and five more letters. */
export function isPodName(buf: Uint8Array, start: number, end: number): boolean {
  if (end - start < 14) return false;
  let p = end - 1;
  while (p > start && buf[p] !== 45) p--;
  if (end - p - 1 !== 5) return false;
  let q = p - 1;
  while (q > start && buf[q] !== 45) q--;
  const hash = p - q - 1;
  if (hash < 8 || hash > 10) return false;
  let digits = 0;
  for (let i = q + 1; i < end; i++) {
    const c = buf[i]!;
    if (isDigit(c)) digits++;
    else if (c !== 45 && !(c >= 97 && c <= 122)) return false;
  }
  return digits > 0;
}
