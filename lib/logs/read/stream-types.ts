import type { LogRecord } from '../record.ts';

/** A trouble with the input, told as data: what was good stays. */
export interface ReadProblem {
  file: string;
  /** Byte offset in the file as it was given (compressed bytes for an archive). */
  offset: number;
  code: ReadProblemCode;
  message: string;
}

export type ReadProblemCode =
  | 'binary'
  | 'truncated'
  | 'corrupt'
  | 'bomb-ratio'
  | 'bomb-size'
  | 'too-many-entries'
  | 'too-deep'
  | 'unsafe-path'
  | 'unsupported'
  | 'empty';

/** One layout found in a stream, most used first when asked for. */
export interface LayoutSummary {
  /** Name of the format, as in the table of formats. */
  name: string;
  /** The header in words, e.g. `time level [thread] logger:`. */
  shape: string;
  records: number;
}

export interface StreamOptions {
  file?: string;
  /** Where years and days that the lines leave out are taken from (ms since 1970). */
  referenceTime?: number;
  /** Longest stretch of one line that is analysed; the rest is counted, not read. */
  maxLineBytes?: number;
  /** Most physical lines folded into one record. */
  maxFoldLines?: number;
}

export interface StreamCounts {
  bytes: number;
  lines: number;
  records: number;
  blankLines: number;
  clippedLines: number;
  clippedBytes: number;
  foldedLines: number;
  withTime: number;
  withLevel: number;
}

/** Receives each record in order; the record is reused after the call returns. */
export type RecordSink = (record: LogRecord) => void;
