/**
 * The lines of a window as columns: what the cause finder looks at. Names are dictionary indexes, -1 for none.
 * Bounded by the loader (limits.ts): a larger window arrives sampled by whole traces, and `sampled` says so.
 */
export interface Events {
  readonly count: number;
  readonly files: readonly string[];
  readonly file: Uint16Array;
  /** First line of the record within its file, from 1. */
  readonly line: Uint32Array;
  /** Number of physical lines folded into the record. */
  readonly lines: Uint16Array;
  /** Epoch milliseconds, NaN when the line has no time. */
  readonly time: Float64Array;
  /** 0 none, 1 trace, 2 debug, 3 info, 4 warn, 5 error, 6 fatal. */
  readonly level: Uint8Array;
  readonly template: Int32Array;
  readonly service: Int32Array;
  readonly host: Int32Array;
  readonly trace: Int32Array;
  readonly span: Int32Array;
  readonly templates: readonly string[];
  readonly services: readonly string[];
  readonly hosts: readonly string[];
  readonly traces: readonly string[];
  readonly spans: readonly string[];
  /** Share of the window's records that are here, 1 when all. */
  readonly sampled: number;
  /** Records of the logs, when only those are here that a question for lines may want. */
  readonly total?: number;
  /** The record's text as it stands in the log, continuation lines included. */
  text(index: number): string;
  /** The message part only, header cut. */
  message(index: number): string;
}
