import { F_PID, type LogRecord, setField } from '../record.ts';
import { ROLE_NONE, roleOfKey } from './key-roles.ts';

function isKeyByte(c: number): boolean {
  return ((c | 32) >= 97 && (c | 32) <= 122) || (c >= 48 && c <= 57) || c === 95 || c === 45 || c === 46;
}

function isValueByte(c: number): boolean {
  return isKeyByte(c) || c === 47 || c === 43;
}

/** Longest key and value that are looked at: ids are short. */
const MAX_KEY = 32;
const MAX_VALUE = 80;

/**
 * Named values anywhere in a text: `traceID=54680f`, `"request_id": "r-1"`, `TraceID: 6f3c`, `X-Request-Id: …`.
 * Works from each `=` or `:` outwards, so text without them costs one look per byte.
 */
export function readIds(record: LogRecord, buf: Uint8Array, start: number, end: number): void {
  for (let p = start; p < end; p++) {
    const c = buf[p]!;
    if (c !== 61 && c !== 58) continue;
    let keyEnd = p;
    if (keyEnd > start && buf[keyEnd - 1] === 34) keyEnd--;
    let keyStart = keyEnd;
    const stop = Math.max(start, keyEnd - MAX_KEY);
    while (keyStart > stop && isKeyByte(buf[keyStart - 1]!)) keyStart--;
    if (keyEnd - keyStart < 2) continue;
    const found = roleOfKey(buf, keyStart, keyEnd, 0);
    if (found === ROLE_NONE) continue;
    const slot = found & 255;
    if (slot > F_PID || (record.fieldMask & (1 << slot)) !== 0) continue;
    let from = p + 1;
    // "key: value" needs its blank, or a colon inside a name would count
    if (c === 58 && (from >= end || (buf[from] !== 32 && buf[from] !== 34))) continue;
    while (from < end && from < p + 4 && (buf[from] === 32 || buf[from] === 34 || buf[from] === 91)) from++;
    let to = from;
    const valueStop = Math.min(end, from + MAX_VALUE);
    while (to < valueStop && isValueByte(buf[to]!)) to++;
    if (to > from) setField(record, slot, from, to);
    p = Math.max(p, to - 1);
  }
}
