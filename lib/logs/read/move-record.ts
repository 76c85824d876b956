import type { LogRecord } from '../record.ts';

/** The same record in another buffer: every range moves by `by`. */
export function moveRecord(record: LogRecord, buf: Uint8Array, by: number): void {
  record.buf = buf;
  record.start += by;
  record.end += by;
  record.msgStart += by;
  record.msgEnd += by;
  if (record.foldStart >= 0) record.foldStart += by;
  for (let slot = 0, mask = record.fieldMask; mask !== 0; slot++, mask >>>= 1) {
    if ((mask & 1) === 0) continue;
    record.fieldStart[slot]! += by;
    record.fieldEnd[slot]! += by;
  }
}
