import { F_LEVEL, F_STATUS, F_TIME, FIELDS_JSON, LEVEL_NONE, type LogRecord, setField } from '../record.ts';
import { KeyOrder } from './key-order.ts';
import { ROLE_LEVEL, ROLE_MESSAGE, ROLE_NONE, ROLE_PRIORITY, ROLE_TIME } from './key-roles.ts';
import { levelOfLetter, levelOfNumber, levelOfPriority, levelOfStatus, levelOfWord } from './read-level.ts';
import { readStamp } from './read-stamp.ts';
import { Stamp, type StampContext } from './stamp.ts';
import type { StampReader } from './stamp-reader.ts';
import { numberAt } from './value-level.ts';

/** Deeper nesting is skipped over, not read: roles sit near the top in every known logger. */
const MAX_DEPTH = 4;

/** Where the object scanned last ends, or -1 when the bytes were no complete object. */
export const scanned = { end: -1, wrapped: -1, wrappedEnd: -1, message: false };

const stamp = new Stamp();
const keys = new KeyOrder(34);

/** State of one scan; module-level because scans never nest or interleave. */
let record: LogRecord;
let buf: Uint8Array;
let limit = 0;
let messageRank = 0;
let levelRank = 0;
let timeRank = 0;
let timeStart = -1;
let timeEnd = -1;

/** Index of the quote that closes the string whose first byte is `p`, or -1. */
function closeString(p: number): number {
  while (p < limit) {
    const c = buf[p]!;
    if (c === 34) return p;
    p += c === 92 ? 2 : 1;
  }
  return -1;
}

function skipSpace(p: number): number {
  while (p < limit && buf[p]! <= 32) p++;
  return p;
}

/** Skips one value; -1 when it is not complete. Iterative: depth costs no stack. */
function skipValue(p: number): number {
  const c = buf[p]!;
  if (c === 34) {
    const q = closeString(p + 1);
    return q < 0 ? -1 : q + 1;
  }
  if (c === 123 || c === 91) {
    let depth = 0;
    while (p < limit) {
      const d = buf[p]!;
      if (d === 34) {
        p = closeString(p + 1);
        if (p < 0) return -1;
      } else if (d === 123 || d === 91) depth++;
      else if (d === 125 || d === 93) {
        depth--;
        if (depth === 0) return p + 1;
      }
      p++;
    }
    return -1;
  }
  while (p < limit) {
    const d = buf[p]!;
    if (d === 44 || d === 125 || d === 93 || d <= 32) break;
    p++;
  }
  return p;
}

function take(role: number, rank: number, start: number, end: number, isString: boolean): void {
  if (role === ROLE_MESSAGE) {
    if (rank > messageRank && end > start) {
      messageRank = rank;
      record.msgStart = start;
      record.msgEnd = end;
      record.msgEscaped = isString;
    }
  } else if (role === ROLE_LEVEL || role === ROLE_PRIORITY) {
    if (rank <= levelRank) return;
    const value = isString ? Number.NaN : numberAt(buf, start, end);
    let level = LEVEL_NONE;
    if (!Number.isNaN(value)) level = role === ROLE_PRIORITY ? levelOfPriority(value) : levelOfNumber(value);
    else {
      level = levelOfWord(buf, start, end);
      if (level === LEVEL_NONE && isString) level = levelOfOther(start, end, role);
    }
    if (level === LEVEL_NONE) return;
    levelRank = rank;
    record.level = level;
    setField(record, F_LEVEL, start, end);
  } else if (role === ROLE_TIME) {
    if (rank > timeRank && end > start) {
      timeRank = rank;
      timeStart = start;
      timeEnd = end;
    }
  } else if (end > start && (record.fieldMask & (1 << role)) === 0) setField(record, role, start, end);
}

/** Level texts that are no plain word: "6" in quotes, single letters, `LogLevel.INFO`, `lvl=warn`. */
function levelOfOther(start: number, end: number, role: number): number {
  if (end - start <= 2) {
    const value = numberAt(buf, start, end);
    if (!Number.isNaN(value)) return role === ROLE_PRIORITY ? levelOfPriority(value) : levelOfNumber(value);
    if (end - start === 1) return levelOfLetter(buf[start]!);
  }
  // slog's ERROR+2
  let word = start;
  while (word < end && (buf[word]! | 32) >= 97 && (buf[word]! | 32) <= 122) word++;
  if (word < end && (buf[word] === 43 || buf[word] === 45)) return levelOfWord(buf, start, word);
  for (let p = end; p > start; p--) {
    const c = buf[p - 1]! | 32;
    if (c < 97 || c > 122) return levelOfWord(buf, p, end);
  }
  return LEVEL_NONE;
}

function scanObject(at: number, depth: number, parent: number): number {
  let p = skipSpace(at + 1);
  if (p < limit && buf[p] === 125) return p + 1;
  while (p < limit) {
    if (buf[p] !== 34) return -1;
    const keyStart = p + 1;
    let keyEnd = keys.match(buf, keyStart, limit, parent);
    if (keyEnd < 0) {
      keyEnd = closeString(keyStart);
      if (keyEnd < 0) return -1;
      keys.learn(buf, keyStart, keyEnd, parent);
    }
    const found = keys.role;
    p = skipSpace(keyEnd + 1);
    if (p >= limit || buf[p] !== 58) return -1;
    p = skipSpace(p + 1);
    if (p >= limit) return -1;
    const c = buf[p]!;
    if (c === 123 && depth < MAX_DEPTH) {
      p = scanObject(p, depth + 1, keys.context(buf, keyStart, keyEnd, parent));
      if (p < 0) return -1;
    } else {
      const q = skipValue(p);
      if (q < 0) return -1;
      if (found !== ROLE_NONE && c !== 123 && c !== 91) {
        const role = found & 255;
        // a key nearer the top wins over the same role further down
        const rank = (found >> 8) * 8 + (MAX_DEPTH - depth);
        if (c === 34) {
          take(role, rank, p + 1, q - 1, true);
          if (depth === 0 && role === ROLE_MESSAGE && isWrapKey(keyStart, keyEnd)) {
            scanned.wrapped = p + 1;
            scanned.wrappedEnd = q - 1;
          }
        } else if (c !== 110 || q - p !== 4) take(role, rank, p, q, false);
      }
      p = q;
    }
    p = skipSpace(p);
    if (p >= limit) return -1;
    if (buf[p] === 125) return p + 1;
    if (buf[p] !== 44) return -1;
    p = skipSpace(p + 1);
  }
  return -1;
}

/** `log` is the text of a container's line in docker's json-file driver. */
function isWrapKey(start: number, end: number): boolean {
  return end - start === 3 && buf[start] === 108 && buf[start + 1] === 111 && buf[start + 2] === 103;
}

/**
 * Scans the object that begins at `at` byte by byte (no JSON.parse, no strings) and fills the record's time,
 * level, message and ids by the roles of its keys. False when it is not one complete object.
 */
export function readJson(
  target: LogRecord,
  bytes: Uint8Array,
  at: number,
  end: number,
  clock: StampReader | undefined,
  context: StampContext,
): boolean {
  record = target;
  buf = bytes;
  limit = end;
  messageRank = 0;
  levelRank = 0;
  timeRank = 0;
  timeStart = -1;
  scanned.wrapped = -1;
  keys.restart();
  const stop = scanObject(at, 0, 0);
  scanned.end = stop;
  if (stop < 0) return false;
  target.fieldsKind = FIELDS_JSON;
  scanned.message = messageRank > 0;
  if (messageRank === 0) {
    target.msgStart = at;
    target.msgEnd = stop;
    target.msgEscaped = false;
  }
  if (timeStart >= 0) readJsonTime(clock, context);
  if (target.level === LEVEL_NONE && (target.fieldMask & (1 << F_STATUS)) !== 0) {
    target.level = levelOfStatus(numberAt(buf, target.fieldStart[F_STATUS]!, target.fieldEnd[F_STATUS]!));
  }
  return true;
}

function readJsonTime(clock: StampReader | undefined, context: StampContext): void {
  const target = record;
  setField(target, F_TIME, timeStart, timeEnd);
  if (clock?.read(buf, timeStart, timeEnd)) {
    target.time = clock.time;
    target.timeKind = clock.kind;
    return;
  }
  if (readStamp(buf, timeStart, timeEnd, context, stamp)) {
    target.time = stamp.time;
    target.timeKind = stamp.kind;
    return;
  }
  readLooseEpoch(target);
}

/** Epoch numbers with an exponent or an unusual number of decimals: 1.7000000001234E9. */
function readLooseEpoch(target: LogRecord): void {
  if (timeEnd - timeStart > 32) return;
  let text = '';
  for (let p = timeStart; p < timeEnd; p++) text += String.fromCharCode(buf[p]!);
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) return;
  const ms = value > 1e17 ? value / 1e6 : value > 1e14 ? value / 1e3 : value > 1e11 ? value : value * 1e3;
  if (ms < 1e11 || ms > 7e12) return;
  target.time = ms;
  target.timeKind = 1;
}
