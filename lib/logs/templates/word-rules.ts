import {
  BYTES,
  ENDS_PATH,
  FLAGS,
  HAS_AT,
  HAS_BACKSLASH,
  HAS_DIGIT,
  HAS_DOT,
  HAS_HEX_LETTER,
  HAS_OTHER_LETTER,
  HAS_SYMBOL,
  HAS_UPPER,
  NOT_PLAIN,
  TRAILS_PATH,
} from './byte-classes.ts';

/** Longer messages are cut: what follows is one variable, so that time stays linear and tables small. */
export const MAX_SCANNED_BYTES = 8192;
export const HASH_SEED = -2128831035;
export const HASH_PRIME = 16777619;
export const EQUALS = 61;

/** A dot, `!` or `?` here is a sign of its own unless a plain word byte follows. */
export function endsWord(buf: Uint8Array, at: number, end: number): boolean {
  return at + 1 >= end || BYTES[buf[at + 1]!]! >= NOT_PLAIN;
}

/** Cheap test before `startsPath`: `/ . ~` at the start, or `:/` or `:\\` right after the word. */
export function mayStartPath(buf: Uint8Array, first: number, after: number, end: number): boolean {
  if (first === 47 || first === 46 || first === 126) return true;
  return after + 1 < end && buf[after] === 58 && (buf[after + 1] === 47 || buf[after + 1] === 92);
}

export function isLetter(byte: number): boolean {
  const lower = byte | 32;
  return (lower >= 97 && lower <= 122) || byte >= 128;
}

/** `/x`, `./x`, `~/x`, `scheme://x`, `C:\x`; `wordEnd` is where the plain word stopped. */
export function startsPath(buf: Uint8Array, at: number, wordEnd: number, end: number): boolean {
  const first = buf[at]!;
  const length = wordEnd - at;
  if (first === 47) {
    const next = buf[at + 1]!;
    if (length === 1 || next === 47 || next === 33 || next === 63) return false;
    // A dot that is not the head of a name is punctuation.
    return next !== 46 || (at + 2 < wordEnd && isNameByte(buf[at + 2]!));
  }
  if (first === 46 || first === 126) {
    return at + 2 < wordEnd && buf[at + 1] === 47;
  }
  if (wordEnd + 2 >= end || buf[wordEnd] !== 58) return false;
  const after = buf[wordEnd + 1];
  if (length === 1 && isLetter(first)) return after === 92 || (after === 47 && buf[wordEnd + 2] !== 47);
  return after === 47 && buf[wordEnd + 2] === 47 && isScheme(buf, at, wordEnd);
}

function isNameByte(byte: number): boolean {
  return isLetter(byte) || (byte >= 48 && byte <= 57) || byte === 95 || byte === 45;
}

function isScheme(buf: Uint8Array, at: number, end: number): boolean {
  if (!isLetter(buf[at]!)) return false;
  for (let i = at + 1; i < end; i++) {
    if (!isNameByte(buf[i]!) && buf[i] !== 43) return false;
  }
  return true;
}

export function endOfPath(buf: Uint8Array, at: number, end: number): number {
  let stop = at + 1;
  while (stop < end && ENDS_PATH[buf[stop]!] === 0) stop++;
  while (stop > at + 1 && TRAILS_PATH[buf[stop - 1]!] === 1) stop--;
  return stop;
}

/** `Slf4jLogger`, `log4jConfig`: one digit between two runs of at least three and one letters is a name, not a value. */
export function isNameWithDigit(buf: Uint8Array, at: number, end: number, flag: number): boolean {
  if (
    (flag & ~(HAS_DIGIT | HAS_HEX_LETTER | HAS_OTHER_LETTER | HAS_UPPER | HAS_DOT | HAS_SYMBOL)) !== 0 ||
    (flag & HAS_OTHER_LETTER) === 0
  )
    return false;
  let digits = 0;
  let where = 0;
  for (let i = at; i < end; i++) {
    const byte = buf[i]!;
    if (byte >= 48 && byte <= 57) {
      if (++digits > 1) return false;
      where = i;
    } else if (byte === 45 || byte === 95) return false;
  }
  if (end - at < 5 || where - at < 3 || end - where < 2) return false;
  return (
    isLetter(buf[where - 1]!) &&
    isLetter(buf[where - 2]!) &&
    isLetter(buf[where - 3]!) &&
    isLetter(buf[where + 1]!)
  );
}

/** `r24=`, `psr0=`: a short name right before `=` is the name of a value, digits or not. */
export function isKey(buf: Uint8Array, at: number, end: number, limit: number): boolean {
  if (end + 1 >= limit || buf[end] !== EQUALS || buf[end + 1] === EQUALS) return false;
  if (!isLetter(buf[at]!) || end - at > 24) return false;
  let digits = 0;
  for (let i = at; i < end; i++) if (FLAGS[buf[i]!] === HAS_DIGIT) digits++;
  return digits <= 2;
}

/** A word without digits that holds `/`, `\` or `@`: an address or path, unless it reads like `input/output`. */
export function isAddress(buf: Uint8Array, at: number, end: number, flag: number): boolean {
  if ((flag & HAS_BACKSLASH) !== 0) return end - at > 3;
  if ((flag & HAS_AT) !== 0) return buf[at] !== 64 && buf[end - 1] !== 64;
  let slashes = 0;
  let dotAfterSlash = false;
  for (let i = at; i < end; i++) {
    if (buf[i] === 47) slashes++;
    else if (buf[i] === 46 && slashes > 0) dotAfterSlash = true;
  }
  return slashes >= 3 || dotAfterSlash;
}
