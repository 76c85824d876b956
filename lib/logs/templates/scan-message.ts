import {
  ALPHANUMERIC,
  APOSTROPHE,
  BYTES,
  CLASS_SHIFT,
  FLAG_MASK,
  HAS_AT,
  HAS_BACKSLASH,
  HAS_DIGIT,
  HAS_HEX_LETTER,
  HAS_OTHER_LETTER,
  HAS_SLASH,
  HAS_SYMBOL,
  HAS_UPPER,
  NOT_PLAIN,
  SPACE,
} from './byte-classes.ts';
import {
  EQUALS,
  endOfPath,
  endsWord,
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

/** Kinds of token; punctuation has the code of its character (below 256). */
export const KIND_WORD = 256;
export const KIND_VARIABLE = 257;
/** A word of symbols only (`->`, `***`); compared by its text. */
export const KIND_SYMBOL = 258;
/** A run of two or more dots, whatever its length. */
export const KIND_DOTS = 259;

/** Tokens beyond these are one variable, like bytes beyond MAX_SCANNED_BYTES. */
export const MAX_TOKENS = 240;
export const MAX_WORDS = 120;

/** Added to the kind of a token that stands after white space. */
export const SPACED = 1 << 12;
export const KIND_MASK = SPACED - 1;

/** Cuts a message into tokens, in one pass without allocating. */
export class MessageScanner {
  readonly wordStart = new Int32Array(MAX_WORDS + 1);
  readonly wordEnd = new Int32Array(MAX_WORDS + 1);
  /** Hash of the word's bytes. */
  readonly wordHash = new Int32Array(MAX_WORDS + 1);
  readonly start = new Int32Array(MAX_TOKENS + 1);
  readonly end = new Int32Array(MAX_TOKENS + 1);
  /** Kind, plus SPACED where white space stands before the token. */
  readonly kind = new Int32Array(MAX_TOKENS + 1);
  /** Index of the token's word; for a sign, of the word before it. */
  readonly word = new Int32Array(MAX_TOKENS + 1);
  /** Tokens found by the last scan. */
  count = 0;

  scan(buf: Uint8Array, from: number, to: number): void {
    const { wordStart, wordEnd, wordHash } = this;
    const bytes = BYTES;
    const end = to - from > MAX_SCANNED_BYTES ? from + MAX_SCANNED_BYTES : to;
    let count = 0;
    let words = 0;
    let space = 0;
    let isValue = false;
    let lastKind = 0;
    let i = from;
    while (i < end) {
      const at = i;
      let byte = buf[i]!;
      let info = bytes[byte]!;
      let tokenKind: number;
      let h1: number;
      if (info < NOT_PLAIN || (info < APOSTROPHE << CLASS_SHIFT && !endsWord(buf, i, end))) {
        if (words === MAX_WORDS || count === MAX_TOKENS) break;
        const first = byte;
        let flag = 0;
        h1 = HASH_SEED;
        for (;;) {
          flag |= info;
          h1 = Math.imul(h1 ^ byte, HASH_PRIME);
          if (++i >= end) break;
          byte = buf[i]!;
          info = bytes[byte]!;
          if (info < NOT_PLAIN) continue;
          if (info >= SPACE << CLASS_SHIFT) break;
          if (info < APOSTROPHE << CLASS_SHIFT) {
            if (endsWord(buf, i, end)) break;
          } else if (!isLetter(buf[i - 1]!) || i + 1 >= end || !isLetter(buf[i + 1]!)) break;
        }
        if (mayStartPath(buf, first, i, end) && startsPath(buf, at, i, end)) {
          const stop = endOfPath(buf, at, end);
          for (; i < stop; i++) h1 = Math.imul(h1 ^ buf[i]!, HASH_PRIME);
          i = stop;
          tokenKind = KIND_VARIABLE;
        } else if ((flag & HAS_DIGIT) !== 0) {
          const isName =
            !isValue &&
            (flag & HAS_OTHER_LETTER) !== 0 &&
            first >= 65 &&
            isNameWithDigit(buf, at, i, flag & FLAG_MASK);
          tokenKind = isName || (byte === EQUALS && isKey(buf, at, i, end)) ? KIND_WORD : KIND_VARIABLE;
        } else if ((flag & ALPHANUMERIC) === 0) tokenKind = KIND_SYMBOL;
        else if (isValue) tokenKind = KIND_VARIABLE;
        else if ((flag & (HAS_SLASH | HAS_BACKSLASH | HAS_AT)) !== 0)
          tokenKind = isAddress(buf, at, i, flag) ? KIND_VARIABLE : KIND_WORD;
        else if ((flag & FLAG_MASK & ~(HAS_UPPER | HAS_SYMBOL)) === HAS_HEX_LETTER && i - at >= 8)
          tokenKind = KIND_VARIABLE;
        else tokenKind = KIND_WORD;
        isValue = false;
        wordStart[words] = at;
        wordEnd[words] = i;
        wordHash[words] = h1;
        words++;
      } else if (info >> CLASS_SHIFT === SPACE) {
        space = SPACED;
        isValue = false;
        i++;
        continue;
      } else {
        if (count === MAX_TOKENS) break;
        i++;
        tokenKind = byte;
        if (info < APOSTROPHE << CLASS_SHIFT && i < end && buf[i] === byte) {
          do i++;
          while (i < end && buf[i] === byte);
          if (byte === 46) tokenKind = KIND_DOTS;
        }
        // `key=value`: the word right after the sign is a value when a word stands right before it.
        isValue = byte === EQUALS && space === 0 && lastKind >= KIND_WORD;
      }
      this.start[count] = at;
      this.end[count] = i;
      this.kind[count] = tokenKind | space;
      this.word[count] = words - 1;
      count++;
      lastKind = tokenKind;
      space = 0;
    }
    if (i < to) {
      this.start[count] = i;
      this.end[count] = to;
      this.kind[count] = KIND_VARIABLE | SPACED;
      this.word[count] = words;
      wordStart[words] = i;
      wordEnd[words] = to;
      wordHash[words] = to - i;
      words++;
      count++;
    }
    this.count = count;
  }
}
