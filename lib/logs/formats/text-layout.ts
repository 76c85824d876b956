import {
  F_LEVEL,
  F_PID,
  F_SERVICE,
  F_SPAN,
  F_TIME,
  F_TRACE,
  LEVEL_NONE,
  type LogRecord,
  setField,
} from '../record.ts';
import { decimal } from './digits.ts';
import { levelInName } from './level-in-name.ts';
import {
  field,
  isSpace,
  OP_BRACKET,
  OP_CLOSE,
  OP_LETTER,
  OP_LEVEL,
  OP_MARK,
  OP_PRIORITY,
  OP_STAMP,
  OP_TAG,
  readField,
  SLOT_PAIRS,
  skipAfterStamp,
  skipBlanks,
} from './read-field.ts';
import { readIds } from './read-ids.ts';
import { levelMatch, levelOfLetter, levelOfMark, levelOfPriority } from './read-level.ts';
import type { StampReader } from './stamp-reader.ts';

export interface TextLayout {
  name: string;
  /** The message is a whole line of another layout. */
  wrap: boolean;
  ops: Uint8Array;
  /** Record slot that a step's field goes to, or -1. */
  slots: Int8Array;
  stamp: StampReader | undefined;
  /** Steps up to this one must match for the line to be of this layout. */
  essential: number;
  /** Told from others with the same stamp by its level: an unusual word in its place is another's text. */
  levelled: boolean;
  /** Others with the same stamp are told by more than it: they are tried first. */
  general: boolean;
  /** The message is an HTTP access line: its status says how it went. */
  status: boolean;
  /** No step gives a level: look for one at the head of the message. */
  seekLevel: boolean;
  /** Messages may hold `key=value` ids (trace, request): worth looking for. */
  pairs: boolean;
  /** Messages may be a JSON object. */
  json: boolean;
}

/** Reads the header of one line: the number of its fields, 0 when the line is of another layout and the record half-filled. */
export function readHeader(
  layout: TextLayout,
  record: LogRecord,
  buf: Uint8Array,
  start: number,
  end: number,
): number {
  const ops = layout.ops;
  let p = start;
  let level = LEVEL_NONE;
  let i = 0;
  for (; i < ops.length; i++) {
    while (p < end && isSpace(buf[p]!)) p++;
    const op = ops[i]!;
    if (op === OP_STAMP) {
      const stamp = layout.stamp!;
      if (!stamp.read(buf, p, end)) break;
      record.time = stamp.time;
      record.timeKind = stamp.kind;
      if (stamp.level !== LEVEL_NONE) level = stamp.level;
      record.fieldMask |= 1 << F_TIME;
      record.fieldStart[F_TIME] = stamp.start;
      record.fieldEnd[F_TIME] = stamp.end;
      p = skipAfterStamp(buf, stamp.end, end);
      continue;
    }
    const q = readField(op, buf, p, end);
    if (q < 0) break;
    p = q;
    if (op === OP_LEVEL) {
      level = levelMatch.level;
      setField(record, F_LEVEL, field.start, field.end);
    } else if (op === OP_LETTER) {
      level = levelOfLetter(buf[field.start]!);
      setField(record, F_LEVEL, field.start, field.end);
    } else if (op === OP_MARK) {
      level = levelOfMark(buf[field.start]!);
      setField(record, F_LEVEL, field.start, field.end);
    } else if (op === OP_PRIORITY) {
      level = levelOfPriority(decimal(buf, field.start, field.end));
      setField(record, F_LEVEL, field.start, field.end);
    } else {
      if (level === LEVEL_NONE && layout.seekLevel && (op === OP_TAG || op === OP_CLOSE || op === OP_BRACKET))
        level = levelInName(buf, field.start, field.end);
      const slot = layout.slots[i]!;
      if (slot >= SLOT_PAIRS) readInside(record, buf, slot);
      else if (slot >= 0) setSlot(record, slot, op);
    }
  }
  if (i < layout.essential || (layout.levelled && level === LEVEL_NONE)) return 0;
  while (p < end && isSpace(buf[p]!)) p++;
  let last = end;
  while (last > p && buf[last - 1]! <= 32) last--;
  record.msgStart = p;
  record.msgEnd = last;
  record.level = level;
  return i;
}

/** Ids inside a bracket of the header. */
function readInside(record: LogRecord, buf: Uint8Array, slot: number): void {
  const end = field.end;
  if (slot === SLOT_PAIRS) {
    readIds(record, buf, field.start, end);
    return;
  }
  const order = [F_SERVICE, F_TRACE, F_SPAN] as const;
  let from = field.start;
  for (const target of order) {
    let q = from;
    while (q < end && buf[q] !== 44) q++;
    const start = skipBlanks(buf, from, q);
    if (q > start) setField(record, target, start, q);
    from = q + 1;
    if (from >= end) return;
  }
}

/** A syslog tag keeps its process id apart: `sshd[4711]:` is service `sshd`, pid `4711`. */
function setSlot(record: LogRecord, slot: number, op: number): void {
  const start = field.start;
  let end = field.end;
  if (slot === F_SERVICE && op === OP_TAG) {
    const buf = record.buf;
    if (buf[end - 1] === 93) {
      let q = end - 2;
      while (q > start && buf[q] !== 91) q--;
      if (q > start) {
        setField(record, F_PID, q + 1, end - 1);
        end = q;
      }
    }
  }
  if (end > start) setField(record, slot, start, end);
}
