import { LEVEL_NONE } from '../record.ts';
import { levelMatch, levelOfLetter, levelOfMark, matchLevel } from './read-level.ts';

/** Steps of a header: each takes one field off the front of the line. */
export const OP_STAMP = 0;
export const OP_LEVEL = 1;
export const OP_LETTER = 2;
export const OP_SEPARATOR = 3;
export const OP_BRACKET = 4;
export const OP_PAREN = 5;
export const OP_ANGLE = 6;
export const OP_TAG = 7;
export const OP_WORD = 8;
/** Up to the `]` of a bracket that was opened before the stamp, or of glog's `file:line]`. */
export const OP_CLOSE = 9;
export const OP_PRIORITY = 10;
/** Like a tag, but the next word follows the colon at once: Python's `INFO:app:text`. */
export const OP_GLUED_TAG = 11;
/** A bracket, quote or bar that opens before the stamp. */
export const OP_OPEN = 12;
/** Structured data of RFC 5424: `-` or a run of brackets. */
export const OP_STRUCTURED = 13;
/** Redis' one-character levels. */
export const OP_MARK = 14;
/** Slot codes beyond the record's fields: what a bracket holds is read for what it says. */
export const SLOT_PAIRS = 64;
/** Spring's `[service,trace,span]`. */
export const SLOT_SLEUTH = 65;
export const OP_NAMES = [
  'time',
  'level',
  'level',
  '-',
  '[…]',
  '(…)',
  '<…>',
  'name:',
  'word',
  '…]',
  '<priority>',
  'name:',
  '[',
  '[data]',
  'level',
] as const;

/** Longest bracket, tag or word that still counts as part of a header. */
const MAX_FIELD = 300;

/** What a byte may mean inside a tag. */
const TAG_PLAIN = 0;
const TAG_OPEN = 1;
const TAG_CLOSE = 2;
const TAG_STOP = 3;
const TAG_EQUALS = 4;
const TAG_COLON = 5;
const tagClass = new Uint8Array(256);
for (const c of '[(') tagClass[c.charCodeAt(0)] = TAG_OPEN;
for (const c of '])') tagClass[c.charCodeAt(0)] = TAG_CLOSE;
for (const c of ' \t"') tagClass[c.charCodeAt(0)] = TAG_STOP;
tagClass[61] = TAG_EQUALS;
tagClass[58] = TAG_COLON;

/** Blanks and the bar. */
const endsWord = new Uint8Array(256);
for (const c of ' \t|') endsWord[c.charCodeAt(0)] = 1;

export const isSpace = (c: number): boolean => c === 32 || c === 9;

export function skipBlanks(buf: Uint8Array, p: number, end: number): number {
  while (p < end && isSpace(buf[p]!)) p++;
  return p;
}

/** Bytes of the field found last; 0/0 when the step has none to keep. */
export const field = { start: 0, end: 0 };

export function isSeparatorByte(c: number): boolean {
  return c === 45 || c === 124 || c === 58 || c === 62 || c === 126;
}

/** Reads one field of the given kind at `p` (blanks already skipped); the byte after it, or -1. */
export function readField(op: number, buf: Uint8Array, p: number, end: number): number {
  if (p >= end) return -1;
  switch (op) {
    case OP_LEVEL: {
      if (!matchLevel(buf, p, end, false)) return -1;
      field.start = levelMatch.wordStart;
      field.end = levelMatch.wordEnd;
      return levelMatch.end;
    }
    case OP_LETTER: {
      const c = buf[p]!;
      const next = p + 1 < end ? buf[p + 1]! : 32;
      if (levelOfLetter(c) === LEVEL_NONE || (next > 32 && next !== 47 && next !== 58 && next !== 124))
        return -1;
      field.start = p;
      field.end = p + 1;
      return next === 47 || next === 58 ? p + 2 : p + 1;
    }
    case OP_SEPARATOR: {
      let q = p;
      while (q < end && q < p + 4 && isSeparatorByte(buf[q]!)) q++;
      if (q === p) return -1;
      return q >= end || isSpace(buf[q]!) || buf[p] === 124 ? q : -1;
    }
    case OP_BRACKET:
      return readNested(buf, p, end, 91, 93);
    case OP_PAREN:
      return readNested(buf, p, end, 40, 41);
    case OP_ANGLE:
      return readNested(buf, p, end, 60, 62);
    case OP_TAG: {
      const stop = Math.min(end, p + MAX_FIELD);
      let depth = 0;
      for (let q = p; q < stop; q++) {
        const kind = tagClass[buf[q]!]!;
        if (kind === TAG_PLAIN) continue;
        if (kind === TAG_COLON) {
          if (q === p || (q + 1 < end && !isSpace(buf[q + 1]!))) continue;
          field.start = p;
          field.end = q;
          return q + 1;
        }
        if (kind === TAG_STOP) return -1;
        if (kind === TAG_OPEN) depth++;
        else if (kind === TAG_CLOSE) depth--;
        else if (depth === 0) return -1;
      }
      return -1;
    }
    case OP_GLUED_TAG: {
      const stop = Math.min(end, p + MAX_FIELD);
      for (let q = p; q < stop; q++) {
        const c = buf[q]!;
        if (c === 58) {
          if (q === p) return -1;
          field.start = p;
          field.end = q;
          return q + 1;
        }
        if (!isNameByte(c)) return -1;
      }
      return -1;
    }
    case OP_WORD: {
      const stop = Math.min(end, p + MAX_FIELD);
      let q = p;
      while (q < stop && endsWord[buf[q]!] === 0) q++;
      if (q === p || q === p + MAX_FIELD) return -1;
      field.start = p;
      field.end = q;
      return q;
    }
    case OP_CLOSE: {
      const stop = Math.min(end, p + MAX_FIELD);
      for (let q = p; q < stop; q++) {
        if (buf[q] === 93) {
          field.start = p;
          field.end = q;
          return q + 1;
        }
      }
      return -1;
    }
    case OP_PRIORITY: {
      if (buf[p] !== 60) return -1;
      let q = p + 1;
      while (q < end && q < p + 4 && buf[q]! >= 48 && buf[q]! <= 57) q++;
      if (q === p + 1 || buf[q] !== 62) return -1;
      field.start = p + 1;
      field.end = q;
      // the version of RFC 5424
      if (q + 2 < end && buf[q + 1] === 49 && buf[q + 2] === 32) return q + 3;
      return q + 1;
    }
    case OP_OPEN:
      return buf[p] === 91 || buf[p] === 40 || buf[p] === 34 || buf[p] === 60 || buf[p] === 123 ? p + 1 : -1;
    case OP_MARK: {
      if (levelOfMark(buf[p]!) === LEVEL_NONE || (p + 1 < end && !isSpace(buf[p + 1]!))) return -1;
      field.start = p;
      field.end = p + 1;
      return p + 1;
    }
    case OP_STRUCTURED: {
      if (buf[p] === 45) return p + 1;
      let q = p;
      while (q < end && buf[q] === 91) {
        let quoted = false;
        while (q < end && (quoted || buf[q] !== 93)) {
          if (buf[q] === 92) q++;
          else if (buf[q] === 34) quoted = !quoted;
          q++;
        }
        q++;
      }
      return q === p || q > end ? -1 : q;
    }
    default:
      return -1;
  }
}

function isNameByte(c: number): boolean {
  return (
    ((c | 32) >= 97 && (c | 32) <= 122) ||
    (c >= 48 && c <= 57) ||
    c === 46 ||
    c === 95 ||
    c === 45 ||
    c === 36
  );
}

function readNested(buf: Uint8Array, p: number, end: number, open: number, close: number): number {
  if (buf[p] !== open) return -1;
  const stop = Math.min(end, p + MAX_FIELD);
  let depth = 0;
  for (let q = p; q < stop; q++) {
    const c = buf[q]!;
    if (c === open) depth++;
    else if (c === close && --depth === 0) {
      field.start = p + 1;
      field.end = q;
      return q + 1;
    }
  }
  return -1;
}

/** Punctuation that closes or follows a stamp before the next field. */
export function skipAfterStamp(buf: Uint8Array, p: number, end: number): number {
  while (p < end) {
    const c = buf[p]!;
    if (c === 93 || c === 34 || c === 41 || c === 58 || c === 44 || c === 59 || c === 62 || c === 125) p++;
    else break;
  }
  return p;
}
