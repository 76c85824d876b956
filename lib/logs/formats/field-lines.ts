import {
  F_LEVEL,
  F_TIME,
  FIELDS_LOGFMT,
  LEVEL_NONE,
  type LogRecord,
  setField,
  TIME_ABSOLUTE,
} from '../record.ts';
import { ROLE_LEVEL, ROLE_MESSAGE, ROLE_NONE, ROLE_PRIORITY, ROLE_TIME, roleOfKey } from './key-roles.ts';
import { levelOfValue } from './value-level.ts';

const EQUALS = 61;

/** End of a key in capitals right before `=`; -1 when the line is no field of the journal's export format. */
function keyEnd(buf: Uint8Array, start: number, end: number): number {
  let p = start;
  const stop = Math.min(end, start + 64);
  while (p < stop && ((buf[p]! >= 65 && buf[p]! <= 90) || (buf[p]! >= 48 && buf[p]! <= 57) || buf[p] === 95))
    p++;
  return p > start + 1 && p < end && buf[p] === EQUALS ? p : -1;
}

/** `PRIORITY=3`: one field a line, as the journal exports them. */
export function isFieldLine(buf: Uint8Array, start: number, end: number): boolean {
  return keyEnd(buf, start, end) > 0;
}

/** Adds the field of one line to a record; other lines change nothing. */
export function applyFieldLine(record: LogRecord, buf: Uint8Array, start: number, end: number): void {
  const at = keyEnd(buf, start, end);
  if (at < 0) return;
  const role = roleOfKey(buf, start, at, 0) & 255;
  const from = at + 1;
  if (role === ROLE_NONE || from >= end) return;
  record.fieldsKind = FIELDS_LOGFMT;
  if (role === ROLE_MESSAGE) {
    record.msgStart = from;
    record.msgEnd = end;
  } else if (role === ROLE_LEVEL || role === ROLE_PRIORITY) {
    if (record.level !== LEVEL_NONE) return;
    record.level = levelOfValue(buf, from, end, role);
    setField(record, F_LEVEL, from, end);
  } else if (role === ROLE_TIME) {
    const time = Number(
      Buffer.from(buf.buffer, buf.byteOffset + from, Math.min(end - from, 20)).toString('latin1'),
    );
    // the journal counts microseconds
    if (!(time > 1e15 && time < 1e16) || !Number.isNaN(record.time)) return;
    record.time = time / 1000;
    record.timeKind = TIME_ABSOLUTE;
    setField(record, F_TIME, from, end);
  } else if ((record.fieldMask & (1 << role)) === 0) setField(record, role, from, end);
}
