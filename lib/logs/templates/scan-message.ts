import {
  ALPHANUMERIC,
  APOSTROPHE,
  CLASS,
  DOTTED,
  ENDS_PATH,
  FLAGS,
  HAS_AT,
  HAS_BACKSLASH,
  HAS_DIGIT,
  HAS_DOT,
  HAS_HEX_LETTER,
  HAS_SLASH,
  HAS_SYMBOL,
  HAS_UPPER,
  PUNCTUATION,
  SPACE,
  TRAILS_PATH,
  WORD,
} from './byte-classes.ts';

/** Kinds of token; punctuation has the code of its character (below 256). */
export const KIND_WORD = 256;
export const KIND_VARIABLE = 257;
/** A word of symbols only (`->`, `***`); compared by its text. */
export const KIND_SYMBOL = 258;
/** A run of two or more dots, whatever its length. */
export const KIND_DOTS = 259;

/** Longer messages are cut: what follows is one variable, so that time stays linear and tables small. */
export const MAX_TOKENS = 200;
export const MAX_SCANNED_BYTES = 8192;

const VARIABLE_HASH = 0x5bd1e995;
const EQUALS = 61;

/**
 * Cuts a message into tokens and a 64-bit shape key, in one pass without allocating. Words that hold a digit, paths,
 * addresses and `key=` values enter the key as one constant; so lines of one shape share a key. Two messages with the
 * same key get the same leaf: nothing later may look at the text of a variable token.
 */
export class MessageScanner {
  readonly start = new Int32Array(MAX_TOKENS + 1);
  readonly end = new Int32Array(MAX_TOKENS + 1);
  readonly kind = new Uint16Array(MAX_TOKENS + 1);
  readonly flags = new Uint16Array(MAX_TOKENS + 1);
  /** 1 where white space stands before the token. */
  readonly spaced = new Uint8Array(MAX_TOKENS + 1);
  readonly hash1 = new Int32Array(MAX_TOKENS + 1);
  readonly hash2 = new Int32Array(MAX_TOKENS + 1);
  key1 = 0;
  key2 = 0;
  /** Tokens found by the last scan. */
  count = 0;

  scan(buf: Uint8Array, from: number, to: number): void {
    const { start, end: ends, kind, flags, spaced, hash1, hash2 } = this;
    const end = to - from > MAX_SCANNED_BYTES ? from + MAX_SCANNED_BYTES : to;
    let key1 = 0x2545f491;
    let key2 = 0x1b873593;
    let count = 0;
    let space = 0;
    let isValue = false;
    let i = from;
    while (i < end) {
      const first = buf[i]!;
      const firstClass = CLASS[first]!;
      if (firstClass === SPACE) {
        space = 1;
        isValue = false;
        i++;
        continue;
      }
      if (count === MAX_TOKENS) break;
      const at = i;
      let h1 = -2128831035;
      let h2 = 40503;
      let flag = 0;
      let tokenKind: number;
      const next = i + 1 < end ? buf[i + 1]! : 32;
      if (
        firstClass === PUNCTUATION ||
        firstClass === APOSTROPHE ||
        (firstClass === DOTTED && (next === first || CLASS[next] !== WORD))
      ) {
        i++;
        if (firstClass === DOTTED && next === first) {
          while (i < end && buf[i] === first) i++;
          tokenKind = first === 46 ? KIND_DOTS : first;
        } else tokenKind = first;
        h1 = h2 = tokenKind;
        // `key=value`: the word right after the sign is a value when a word stands right before it.
        isValue = first === EQUALS && space === 0 && count > 0 && kind[count - 1]! >= KIND_WORD;
      } else {
        let byte = first;
        for (;;) {
          flag |= FLAGS[byte]!;
          h1 = Math.imul(h1 ^ byte, 16777619);
          h2 = (Math.imul(h2, 31) + byte) | 0;
          if (++i >= end) break;
          byte = buf[i]!;
          const byteClass = CLASS[byte]!;
          if (byteClass === WORD) continue;
          if (byteClass === DOTTED) {
            if (i + 1 < end && CLASS[buf[i + 1]!] === WORD) continue;
          } else if (
            byteClass === APOSTROPHE &&
            isLetter(buf[i - 1]!) &&
            i + 1 < end &&
            isLetter(buf[i + 1]!)
          ) {
            continue;
          }
          break;
        }
        if (startsPath(buf, at, i, end)) {
          const stop = endOfPath(buf, at, end);
          for (; i < stop; i++) {
            h1 = Math.imul(h1 ^ buf[i]!, 16777619);
            h2 = (Math.imul(h2, 31) + buf[i]!) | 0;
          }
          i = stop;
          tokenKind = KIND_VARIABLE;
          flag |= HAS_SLASH;
        } else if ((flag & ALPHANUMERIC) === 0) tokenKind = KIND_SYMBOL;
        else if (isValue) tokenKind = KIND_VARIABLE;
        else if ((flag & HAS_DIGIT) !== 0)
          tokenKind = isNameWithDigit(buf, at, i, flag) ? KIND_WORD : KIND_VARIABLE;
        else if ((flag & (HAS_SLASH | HAS_BACKSLASH | HAS_AT)) !== 0)
          tokenKind = isAddress(buf, at, i, flag) ? KIND_VARIABLE : KIND_WORD;
        else if (i - at >= 8 && (flag & ~(HAS_UPPER | HAS_SYMBOL)) === HAS_HEX_LETTER)
          tokenKind = KIND_VARIABLE;
        else tokenKind = KIND_WORD;
        isValue = false;
      }
      start[count] = at;
      ends[count] = i;
      kind[count] = tokenKind;
      flags[count] = flag;
      spaced[count] = space;
      hash1[count] = h1;
      hash2[count] = h2;
      if (tokenKind === KIND_VARIABLE) {
        key1 = Math.imul(key1 ^ (VARIABLE_HASH + space), -1640531535);
        key2 = Math.imul(key2 ^ (VARIABLE_HASH - space), -2048144777);
      } else {
        key1 = Math.imul(key1 ^ (h1 + space), -1640531535);
        key2 = Math.imul(key2 ^ (h2 - space), -2048144777);
      }
      key1 ^= key1 >>> 15;
      key2 ^= key2 >>> 13;
      count++;
      space = 0;
    }
    if (i < to) {
      start[count] = i;
      ends[count] = to;
      kind[count] = KIND_VARIABLE;
      flags[count] = 0;
      spaced[count] = 1;
      hash1[count] = to - i;
      hash2[count] = to - i;
      count++;
      key1 = Math.imul(key1 ^ count, -1640531535);
      key2 = Math.imul(key2 ^ count, -2048144777);
    }
    this.key1 = key1;
    this.key2 = key2;
    this.count = count;
  }
}

function isLetter(byte: number): boolean {
  const lower = byte | 32;
  return (lower >= 97 && lower <= 122) || byte >= 128;
}

/** `/x`, `./x`, `../x`, `~/x`, `scheme://x`, `C:\x`; `wordEnd` is where the plain word stopped. */
function startsPath(buf: Uint8Array, at: number, wordEnd: number, end: number): boolean {
  const first = buf[at]!;
  const length = wordEnd - at;
  if (first === 47) return length > 1 && buf[at + 1] !== 47;
  if (first === 46 || first === 126) {
    let i = at + 1;
    while (i < wordEnd && buf[i] === 46) i++;
    return i + 1 < wordEnd && buf[i] === 47;
  }
  if (wordEnd + 2 >= end || buf[wordEnd] !== 58) return false;
  const after = buf[wordEnd + 1];
  if (length === 1 && isLetter(first)) return after === 92 || (after === 47 && buf[wordEnd + 2] !== 47);
  return after === 47 && buf[wordEnd + 2] === 47;
}

function endOfPath(buf: Uint8Array, at: number, end: number): number {
  let stop = at + 1;
  while (stop < end && ENDS_PATH[buf[stop]!] === 0) stop++;
  while (stop > at + 1 && TRAILS_PATH[buf[stop - 1]!] === 1) stop--;
  return stop;
}

/** `Slf4jLogger`, `log4jConfig`: one digit between two runs of at least three and one letters is a name, not a value. */
function isNameWithDigit(buf: Uint8Array, at: number, end: number, flag: number): boolean {
  if ((flag & ~(HAS_DIGIT | HAS_HEX_LETTER | 4 | HAS_UPPER | HAS_DOT | HAS_SYMBOL)) !== 0 || (flag & 4) === 0)
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

/** A word without digits that holds `/`, `\` or `@`: an address or path, unless it reads like `input/output`. */
function isAddress(buf: Uint8Array, at: number, end: number, flag: number): boolean {
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
