import { F_TIME, hasField, type LogRecord } from '../record.ts';
import { readJson, scanned } from './json-fields.ts';
import { keyEndAt, readPairs } from './logfmt-fields.ts';
import { skipBlanks } from './read-field.ts';
import type { StampContext } from './stamp.ts';

/** A collector writes the names of pod and container before a line, no more. */
const MOST_NAMES = 2;
const LONGEST_NAME = 128;

/**
 * Collectors put names before the lines of programs that each have a make of their own: an object or pairs that
 * end the line behind such names are read as what they are. False, and nothing changed, when there are none.
 */
export function readBehindNames(
  record: LogRecord,
  buf: Uint8Array,
  end: number,
  context: StampContext,
): boolean {
  // What was taken for words of a header may be the front of an object written without blanks.
  const from = hasField(record, F_TIME) ? record.fieldEnd[F_TIME]! : record.msgStart;
  let p = skipBlanks(buf, from, end);
  for (let names = 0; names <= MOST_NAMES && p < end; names++) {
    if (buf[p] === 123 && buf[p + 1] === 34)
      return kept(record, () => readsObject(record, buf, p, end, context));
    if (names > 0 && keyEndAt(buf, p, end) > 0)
      return kept(record, () => readPairs(record, buf, p, end, undefined, context));
    const word = p;
    while (p < end && buf[p]! > 32) p++;
    if (p - word > LONGEST_NAME) return false;
    p = skipBlanks(buf, p, end);
  }
  return false;
}

function readsObject(
  record: LogRecord,
  buf: Uint8Array,
  at: number,
  end: number,
  context: StampContext,
): boolean {
  return readJson(record, buf, at, end, undefined, context) && skipBlanks(buf, scanned.end, end) >= end;
}

/** The time before the names stands; what only half fits changes nothing. */
function kept(record: LogRecord, read: () => boolean): boolean {
  const { time, timeKind, msgStart, msgEnd, msgEscaped, level, fieldMask, fieldsKind } = record;
  const fits = read();
  if (!Number.isNaN(time)) {
    record.time = time;
    record.timeKind = timeKind;
  }
  if (fits) return true;
  record.msgStart = msgStart;
  record.msgEnd = msgEnd;
  record.msgEscaped = msgEscaped;
  record.level = level;
  record.fieldMask = fieldMask;
  record.fieldsKind = fieldsKind;
  return false;
}
