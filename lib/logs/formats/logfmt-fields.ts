import {
  F_LEVEL,
  F_STATUS,
  F_TIME,
  FIELDS_LOGFMT,
  LEVEL_NONE,
  type LogRecord,
  setField,
  TIME_DAYLESS,
  TIME_LOCAL,
} from '../record.ts';
import { DAY_MS } from './calendar.ts';
import { KeyOrder } from './key-order.ts';
import { ROLE_LEVEL, ROLE_MESSAGE, ROLE_NONE, ROLE_PRIORITY, ROLE_TIME, roleOfKey } from './key-roles.ts';
import { levelOfStatus } from './read-level.ts';
import { readStamp } from './read-stamp.ts';
import { Stamp, type StampContext } from './stamp.ts';
import type { StampReader } from './stamp-reader.ts';
import { levelOfValue, numberAt } from './value-level.ts';

const stamp = new Stamp();
const keys = new KeyOrder(61);

function isKeyByte(c: number): boolean {
  return (
    ((c | 32) >= 97 && (c | 32) <= 122) ||
    (c >= 48 && c <= 57) ||
    c === 95 ||
    c === 45 ||
    c === 46 ||
    c === 64 ||
    c === 47
  );
}

/** End of the key at `p` if it is followed by `=`; -1 otherwise. */
export function keyEndAt(buf: Uint8Array, p: number, end: number): number {
  const stop = Math.min(end, p + 64);
  let q = p;
  while (q < stop && isKeyByte(buf[q]!)) q++;
  return q > p && q < end && buf[q] === 61 ? q : -1;
}

/** First byte after the value that begins at `p`. */
export function valueEndAt(buf: Uint8Array, p: number, end: number): number {
  if (p < end && buf[p] === 34) {
    let q = p + 1;
    while (q < end) {
      const c = buf[q]!;
      if (c === 34) return q + 1;
      q += c === 92 ? 2 : 1;
    }
    return end;
  }
  let q = p;
  while (q < end && buf[q]! > 32) q++;
  return q;
}

/** `2024-03-01`: a day without a clock. */
const LONGEST_DATE = 10;

function isDate(buf: Uint8Array, from: number, to: number): boolean {
  const isDigit = (c: number) => c >= 48 && c <= 57;
  return to - from <= LONGEST_DATE && !(isDigit(buf[from + 2]!) && isDigit(buf[from + 4]!));
}

/** Pairs at the head of a line that have to show that it is made of pairs. */
const HEAD_PAIRS = 8;

/** A line is made of pairs if time, level or message is among its first ones. */
function madeOfPairs(pairs: number, known: number): boolean {
  return known >= 2 || (pairs >= 2 && known >= 1);
}

/**
 * Fills the record from `key=value` pairs by the roles of their keys. False when the line is not made of
 * pairs; the record is then half-filled.
 */
export function readPairs(
  record: LogRecord,
  buf: Uint8Array,
  at: number,
  end: number,
  clock: StampReader | undefined,
  context: StampContext,
): boolean {
  let p = at;
  let pairs = 0;
  let known = 0;
  let inHead = true;
  keys.restart();
  let messageRank = 0;
  let timeRank = 0;
  let day = Number.NaN;
  let levelRank = 0;
  while (p < end) {
    while (p < end && buf[p]! <= 32) p++;
    if (p >= end) break;
    let keyEnd = keys.match(buf, p, end, 0);
    if (keyEnd < 0) {
      keyEnd = keyEndAt(buf, p, end);
      if (keyEnd < 0) {
        if (inHead && !madeOfPairs(pairs, known)) return false;
        inHead = false;
        while (p < end && buf[p]! > 32) p++;
        continue;
      }
      keys.learn(buf, p, keyEnd, 0);
    }
    const found = keys.role;
    if (inHead) {
      pairs++;
      if (found !== ROLE_NONE && (found & 255) >= ROLE_TIME) known++;
      if (pairs === HEAD_PAIRS) {
        if (!madeOfPairs(pairs, known)) return false;
        inHead = false;
      }
    }
    const stop = valueEndAt(buf, keyEnd + 1, end);
    const quoted = buf[keyEnd + 1] === 34 && stop - keyEnd > 2;
    const from = keyEnd + (quoted ? 2 : 1);
    const to = quoted && buf[stop - 1] === 34 ? stop - 1 : stop;
    p = stop;
    if (found === ROLE_NONE || to <= from) continue;
    const role = found & 255;
    const rank = found >> 8;
    if (role === ROLE_MESSAGE) {
      if (rank > messageRank) {
        messageRank = rank;
        record.msgStart = from;
        record.msgEnd = to;
        record.msgEscaped = quoted;
      }
    } else if (role === ROLE_LEVEL || role === ROLE_PRIORITY) {
      if (rank <= levelRank) continue;
      const level = levelOfValue(buf, from, to, role);
      if (level === LEVEL_NONE) continue;
      levelRank = rank;
      record.level = level;
      setField(record, F_LEVEL, from, to);
    } else if (role === ROLE_TIME) {
      if (rank <= timeRank) continue;
      const read = clock?.read(buf, from, to)
        ? clock
        : readStamp(buf, from, to, context, stamp)
          ? stamp
          : undefined;
      if (!read) continue;
      record.time = read.time;
      record.timeKind = read.kind;
      if (read.kind === TIME_DAYLESS) {
        // `date=… time=…`: a clock alone gives way to any whole time
        if (Number.isNaN(day)) timeRank = 0;
        else {
          record.time = day + (read.time % DAY_MS);
          record.timeKind = TIME_LOCAL;
        }
      } else {
        day = isDate(buf, from, to) ? read.time : Number.NaN;
        timeRank = Number.isNaN(day) ? rank : 0;
      }
      setField(record, F_TIME, from, to);
    } else if ((record.fieldMask & (1 << role)) === 0) setField(record, role, from, to);
  }
  if (inHead && !madeOfPairs(pairs, known)) return false;
  if (Number.isNaN(record.time) && messageRank > 0) readCalledTime(record, buf, context);
  record.fieldsKind = FIELDS_LOGFMT;
  if (messageRank === 0) {
    record.msgStart = at;
    record.msgEnd = end;
    record.msgEscaped = false;
  }
  if (record.level === LEVEL_NONE && (record.fieldMask & (1 << F_STATUS)) !== 0)
    record.level = levelOfStatus(numberAt(buf, record.fieldStart[F_STATUS]!, record.fieldEnd[F_STATUS]!));
  return true;
}

/** The kernel's audit trail puts the time into its message: `audit(1709287200.123:45):`. */
function readCalledTime(record: LogRecord, buf: Uint8Array, context: StampContext): void {
  const end = record.msgEnd;
  const stop = Math.min(end, record.msgStart + 12);
  let p = record.msgStart;
  while (p < stop && buf[p] !== 40) p++;
  if (p >= stop || !readStamp(buf, p + 1, end, context, stamp)) return;
  record.time = stamp.time;
  record.timeKind = stamp.kind;
  setField(record, F_TIME, stamp.start, stamp.end);
}

/** The line is made of pairs: it begins with one, and a time, level or message is among the first of them. */
export function looksLikePairs(buf: Uint8Array, at: number, end: number): boolean {
  let p = at;
  let pairs = 0;
  let known = 0;
  for (let i = 0; i < HEAD_PAIRS && p < end; i++) {
    while (p < end && buf[p]! <= 32) p++;
    const keyEnd = keyEndAt(buf, p, end);
    if (keyEnd < 0) break;
    const found = roleOfKey(buf, p, keyEnd, 0);
    pairs++;
    if (found !== ROLE_NONE && (found & 255) >= ROLE_TIME) known++;
    p = valueEndAt(buf, keyEnd + 1, end);
  }
  return madeOfPairs(pairs, known);
}
