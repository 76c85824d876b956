import { FIELDS_NONE, LEVEL_NONE, type LogRecord, TIME_NONE } from '../record.ts';

/** Resets what a record says; positions in the file are the reader's business. */
export function clearRecord(record: LogRecord, buf: Uint8Array, start: number, end: number): void {
  record.buf = buf;
  record.start = start;
  record.end = end;
  record.time = Number.NaN;
  record.timeKind = TIME_NONE;
  record.level = LEVEL_NONE;
  record.msgStart = start;
  record.msgEnd = end;
  record.msgEscaped = false;
  record.foldStart = -1;
  record.fieldsKind = FIELDS_NONE;
  record.fieldMask = 0;
  record.layout = -1;
  record.clipped = false;
}
