import {
  F_LEVEL,
  F_STATUS,
  F_TIME,
  FIELDS_COLUMNS,
  LEVEL_NONE,
  type LogRecord,
  setField,
} from '../record.ts';
import type { Table } from './find-table.ts';
import { ROLE_LEVEL, ROLE_MESSAGE, ROLE_NONE, ROLE_PRIORITY } from './key-roles.ts';
import { levelOfStatus } from './read-level.ts';
import type { StampReader } from './stamp-reader.ts';
import { levelOfValue, numberAt } from './value-level.ts';

/** Cells of a row that are looked at. */
const MAX_CELLS = 192;
const starts = new Int32Array(MAX_CELLS);
const ends = new Int32Array(MAX_CELLS);

/** Cells of a line; quotes may hold separators. Their places are in `starts` and `ends`. */
export function countCells(buf: Uint8Array, start: number, end: number, separator: number): number {
  let cells = 0;
  let p = start;
  while (cells < MAX_CELLS) {
    // tables for people are padded
    if (separator !== 32 && separator !== 9) while (p < end && buf[p] === 32) p++;
    const quoted = p < end && buf[p] === 34;
    let q = p;
    if (quoted) {
      q++;
      while (q < end && (buf[q] !== 34 || buf[q + 1] === 34)) q += buf[q] === 34 ? 2 : 1;
      starts[cells] = p + 1;
      ends[cells] = Math.min(q, end);
      while (q < end && buf[q] !== separator) q++;
    } else {
      while (q < end && buf[q] !== separator) q++;
      starts[cells] = p;
      ends[cells] = q;
    }
    cells++;
    if (q >= end) return cells;
    p = q + 1;
  }
  return cells;
}

/** Fills the record from a row; false when the line is none of this table. */
export function readTable(
  table: Table,
  record: LogRecord,
  buf: Uint8Array,
  start: number,
  end: number,
  clock: StampReader,
): boolean {
  const cells = countCells(buf, start, end, table.separator);
  const isLong = cells > table.columns;
  if (cells < table.columns || (isLong && !table.open && table.message !== table.columns - 1)) return false;
  const { timeFrom, timeTo, message, roles } = table;
  if (timeFrom >= 0) {
    if (!clock.read(buf, starts[timeFrom]!, ends[timeTo]!)) return false;
    record.time = clock.time;
    record.timeKind = clock.kind;
    setField(record, F_TIME, starts[timeFrom]!, ends[timeTo]!);
  }
  for (let i = 0; i < table.columns; i++) {
    const role = roles[i]!;
    const from = starts[i]!;
    const to = ends[i]!;
    if (role === ROLE_NONE || to <= from || role === ROLE_MESSAGE) continue;
    if (role === ROLE_LEVEL || role === ROLE_PRIORITY) {
      record.level = levelOfValue(buf, from, to, role);
      setField(record, F_LEVEL, from, to);
    } else if ((record.fieldMask & (1 << role)) === 0) setField(record, role, from, to);
  }
  if (record.level === LEVEL_NONE && (record.fieldMask & (1 << F_STATUS)) !== 0)
    record.level = levelOfStatus(numberAt(buf, record.fieldStart[F_STATUS]!, record.fieldEnd[F_STATUS]!));
  record.fieldsKind = FIELDS_COLUMNS;
  if (message >= 0) {
    record.msgStart = starts[message]!;
    record.msgEnd = isLong && !table.open ? end : ends[message]!;
  } else if (timeFrom === 0 && timeTo + 1 < cells) record.msgStart = starts[timeTo + 1]!;
  return true;
}
