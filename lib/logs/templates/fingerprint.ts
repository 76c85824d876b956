import {
  ALPHANUMERIC,
  CLASS,
  DOTTED,
  FLAG_MASK,
  FLAGS,
  HAS_AT,
  HAS_BACKSLASH,
  HAS_DIGIT,
  HAS_DOT,
  HAS_OTHER_LETTER,
  HAS_SLASH,
  SPACE,
  WORD,
} from './byte-classes.ts';
import {
  EQUALS,
  endOfPath,
  HASH_PRIME,
  HASH_SEED,
  isAddress,
  isKey,
  isLetter,
  isNameWithDigit,
  MAX_SCANNED_BYTES,
  mayStartPath,
  startsPath,
} from './word-rules.ts';

const STOP = 1 << 12;
const STOP_SPACE = 1 << 13;
/** `. ! ?`, which end a word or a sentence. */
const SIGN = 1 << 10;

const TABLE = new Uint16Array(256);
for (let byte = 0; byte < 256; byte++) {
  const kind = CLASS[byte]!;
  TABLE[byte] = FLAGS[byte]!;
  if (kind === DOTTED) TABLE[byte] = HAS_DOT | SIGN;
  else if (kind !== WORD) TABLE[byte] = STOP | (kind === SPACE ? STOP_SPACE : 0);
}

const VARIABLE = 0x5bd1e995;
const ADDRESS = HAS_SLASH | HAS_BACKSLASH | HAS_AT;
const APOSTROPHE_BYTE = 39;
const COLON = 58;

/**
 * The 64-bit shape key of a message, in one pass: its words and signs, with words that hold a digit, paths, addresses and
 * `key=` values as one constant. Messages of one key have the same cells (shape-of-message.ts); messages of one shape
 * may have several keys. This is the hot path: per line it does nothing but this and one table look-up.
 */
export class Fingerprint {
  key1 = 0;
  key2 = 0;
  /** Hash of every word, values included: tells different messages of one shape apart. */
  whole = 0;

  read(buf: Uint8Array, from: number, to: number): void {
    const table = TABLE;
    const end = to - from > MAX_SCANNED_BYTES ? from + MAX_SCANNED_BYTES : to;
    let key1 = 0x2545f491;
    let key2 = 0x1b873593;
    let whole = 0;
    let space = 0;
    // 2 right after a word, 1 right after its `=`.
    let state = 0;
    let i = from;
    while (i < end) {
      const at = i;
      let byte = buf[i]!;
      let info = table[byte]!;
      if (info >= STOP) {
        i++;
        if (info >= STOP_SPACE) {
          space = 1;
          state = 0;
          continue;
        }
        key1 = Math.imul(key1 ^ (byte + (space << 9)), -1640531535);
        key2 = Math.imul(key2 + byte, -2048144777) + space;
        key1 = (key1 << 13) | (key1 >>> 19);
        state = byte === EQUALS && space === 0 && state === 2 ? 1 : 0;
        space = 0;
        continue;
      }
      const first = byte;
      let flag = 0;
      let h1 = HASH_SEED;
      let h2 = 0;
      for (;;) {
        // Two bytes a turn: the multiplications wait for one another.
        do {
          flag |= info;
          if (++i === end) {
            h1 = Math.imul(h1 ^ byte, HASH_PRIME);
            h2 = (Math.imul(h2, 31) + byte) | 0;
            break;
          }
          const before = byte;
          byte = buf[i]!;
          info = table[byte]!;
          if (info >= STOP) {
            h1 = Math.imul(h1 ^ before, HASH_PRIME);
            h2 = (Math.imul(h2, 31) + before) | 0;
            break;
          }
          flag |= info;
          const two = before | (byte << 8);
          h1 = Math.imul(h1 ^ two, HASH_PRIME);
          h2 = (Math.imul(h2, 31) + two) | 0;
          if (++i === end) break;
          byte = buf[i]!;
          info = table[byte]!;
        } while (info < STOP);
        if (byte !== APOSTROPHE_BYTE || i + 1 >= end || !isLetter(buf[i - 1]!) || !isLetter(buf[i + 1]!))
          break;
      }
      whole = Math.imul(whole ^ h1, 0x2c1b3c6d);
      if (
        (flag & SIGN) !== 0 &&
        ((flag & ADDRESS) !== 0 || byte === COLON) &&
        (isSign(first) || holdsTwoSigns(buf, at, i))
      ) {
        // Signs glued to a place are cut in ways that only the scanner knows: the rest stands for itself.
        for (i = at; i < end; i++) {
          key1 = Math.imul(key1 ^ (buf[i]! + (space << 9)), HASH_PRIME);
          key2 = (Math.imul(key2, 31) + buf[i]!) | 0;
          whole = Math.imul(whole ^ buf[i]!, HASH_PRIME);
        }
        break;
      }
      // A digit or a place after `key=` makes a value, unless one of the rarer rules says otherwise.
      let variable = flag & HAS_DIGIT;
      if (state === 1 && (flag & ALPHANUMERIC) !== 0) variable = 1;
      let tail = 0;
      const mayBePath = (flag & (SIGN | ADDRESS)) !== 0 || byte === 58;
      if (mayBePath && mayStartPath(buf, first, i, end) && startsPath(buf, at, i, end)) {
        const stop = endOfPath(buf, at, end);
        for (let k = i; k < stop; k++) whole = Math.imul(whole ^ buf[k]!, HASH_PRIME);
        i = stop;
        variable = 1;
      } else if ((flag & (SIGN | ADDRESS)) !== 0) {
        if ((flag & SIGN) !== 0) {
          tail = signsAtEnd(buf, at, i);
          if (variable !== 0 && holdsTwoSigns(buf, at, i - tail)) variable = 0;
        } else if (variable === 0 && (flag & ALPHANUMERIC) !== 0 && isAddress(buf, at, i, flag)) variable = 1;
      }
      if (variable !== 0 && first >= 65 && first !== 126) {
        if (
          state !== 1 &&
          (flag & HAS_DIGIT) !== 0 &&
          (flag & HAS_OTHER_LETTER) !== 0 &&
          isNameWithDigit(buf, at, i - tail, flag & FLAG_MASK & ~SIGN)
        )
          variable = 0;
        else if (byte === EQUALS && isKey(buf, at, i, end)) variable = 0;
      }
      if (variable !== 0) {
        h1 = h2 = VARIABLE;
        for (let k = i - tail; k < i; k++) h1 = h2 = Math.imul(h1 ^ buf[k]!, HASH_PRIME);
      }
      key1 = Math.imul(key1 ^ (h1 + space), -1640531535);
      key2 = Math.imul(key2 + (h2 - space), -2048144777);
      key1 = (key1 << 13) | (key1 >>> 19);
      key2 ^= key2 >>> 15;
      state = tail === 0 ? 2 : 0;
      space = 0;
    }
    if (end < to) key1 = ~key1;
    this.key1 = key1 | 0;
    this.key2 = key2 | 0;
    this.whole = (whole ^ key1 ^ (whole >>> 15)) | 0;
  }
}

function isSign(byte: number): boolean {
  return byte === 46 || byte === 33 || byte === 63;
}

function signsAtEnd(buf: Uint8Array, at: number, end: number): number {
  let tail = 0;
  while (end - tail > at && isSign(buf[end - tail - 1]!)) tail++;
  return tail;
}

function holdsTwoSigns(buf: Uint8Array, at: number, end: number): boolean {
  let before = 0;
  for (let i = at; i < end; i++) {
    const info = TABLE[buf[i]!]!;
    if ((info & before & SIGN) !== 0) return true;
    before = info;
  }
  return false;
}
