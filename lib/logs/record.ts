/**
 * One logical log record as byte ranges into a buffer: the hot path makes no strings.
 * A reader owns two of these and reuses them, so a consumer copies what it wants to keep
 * before it returns from the callback that was handed the record.
 */

/** Levels in order of weight; 0 means the line says none. */
export const LEVEL_NONE = 0;
export const LEVEL_TRACE = 1;
export const LEVEL_DEBUG = 2;
export const LEVEL_INFO = 3;
export const LEVEL_WARN = 4;
export const LEVEL_ERROR = 5;
export const LEVEL_FATAL = 6;
export const LEVEL_NAMES = ['none', 'trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

/** How much of an instant the line itself states. */
export const TIME_NONE = 0;
/** Date, clock and zone (or an epoch number). */
export const TIME_ABSOLUTE = 1;
/** Date and clock without a zone: read as UTC. */
export const TIME_LOCAL = 2;
/** No year: taken from the reference date. */
export const TIME_YEARLESS = 3;
/** Clock only: the day is taken from the reference date and carried over midnight. */
export const TIME_DAYLESS = 4;
/** Seconds since some start (dmesg): ordered, but not an instant. */
export const TIME_RELATIVE = 5;

/** What kind of named fields the text of the record holds. */
export const FIELDS_NONE = 0;
export const FIELDS_JSON = 1;
/** key=value pairs make up the whole line. */
export const FIELDS_LOGFMT = 2;
/** Columns of a delimited file whose header is known. */
export const FIELDS_COLUMNS = 3;

/** Slots of the named ranges; a slot holds a value only if its bit is set in `fieldMask`. */
export const F_SERVICE = 0;
export const F_HOST = 1;
export const F_POD = 2;
export const F_THREAD = 3;
export const F_LOGGER = 4;
export const F_TRACE = 5;
export const F_SPAN = 6;
export const F_PARENT = 7;
export const F_REQUEST = 8;
export const F_PID = 9;
export const F_NAMESPACE = 10;
export const F_CONTAINER = 11;
/** Stack trace or error text that a structured line carries in a field of its own. */
export const F_STACK = 12;
/** HTTP status or a similar numeric outcome. */
export const F_STATUS = 13;
/** The bytes the level was read from. */
export const F_LEVEL = 14;
/** The bytes the time was read from. */
export const F_TIME = 15;
export const FIELD_COUNT = 16;
export const FIELD_NAMES = [
  'service',
  'host',
  'pod',
  'thread',
  'logger',
  'trace',
  'span',
  'parent',
  'request',
  'pid',
  'namespace',
  'container',
  'stack',
  'status',
  'level',
  'time',
] as const;

const EMPTY = new Uint8Array(0);

export class LogRecord {
  /** Text to analyse; not always the stored bytes (colours removed, a wrapper's string unescaped). */
  buf: Uint8Array = EMPTY;
  /** The whole record, folded lines included, without the final line break. */
  start = 0;
  end = 0;
  /** Where the record's bytes lie in the text of its file, and how many they are (line breaks included). */
  offset = 0;
  rawLength = 0;
  /** First physical line, counted from 1, and how many lines were folded into the record. */
  lineNo = 0;
  lines = 0;
  /** Milliseconds since 1970 with fractions; NaN when the line has no time. */
  time = Number.NaN;
  timeKind = TIME_NONE;
  level = LEVEL_NONE;
  /** The message: what is left of the first line after its header, or the message field's value. */
  msgStart = 0;
  msgEnd = 0;
  /** First byte of the folded lines (stack trace, rest of a multi-line message), or -1. */
  foldStart = -1;
  /** The message range is the inside of a JSON string and still holds backslash escapes. */
  msgEscaped = false;
  fieldsKind = FIELDS_NONE;
  /** Index of the layout that read the line in the stream's `layouts`, or -1. */
  layout = -1;
  /** Part of the record was left out of the analysis (line or fold limit). */
  clipped = false;
  fieldMask = 0;
  readonly fieldStart = new Int32Array(FIELD_COUNT);
  readonly fieldEnd = new Int32Array(FIELD_COUNT);
}

export function setField(record: LogRecord, slot: number, start: number, end: number): void {
  record.fieldMask |= 1 << slot;
  record.fieldStart[slot] = start;
  record.fieldEnd[slot] = end;
}

export function hasField(record: LogRecord, slot: number): boolean {
  return (record.fieldMask & (1 << slot)) !== 0;
}

const decoder = new TextDecoder();

/** Text of a range. Makes a string: for what is kept or shown, never once per line. */
export function textOf(record: LogRecord, start: number, end: number): string {
  return decoder.decode(record.buf.subarray(start, end));
}

export function fieldText(record: LogRecord, slot: number): string | undefined {
  if (!hasField(record, slot)) return undefined;
  return textOf(record, record.fieldStart[slot]!, record.fieldEnd[slot]!);
}

export function messageText(record: LogRecord): string {
  return textOf(record, record.msgStart, record.msgEnd);
}
