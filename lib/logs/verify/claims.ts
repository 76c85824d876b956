/** One physical place in a log set. Lines count from 1 within their file. */
export interface LineRef {
  file: string;
  line: number;
}

/**
 * Where lines can be read again. `from` and `to` are inclusive; lines past the end are left out.
 * `set` tells the window's files from those of a baseline that may bear the same names.
 */
export interface LineSource {
  readLines(file: string, from: number, to: number): readonly string[] | Promise<readonly string[]>;
  /** How many lines the file has. */
  lineCount(file: string): number | Promise<number>;
}

/** Words that a line must hold, in this order, to be counted: the constant parts of a template. */
export type Fragments = readonly string[];

/** Everything an answer says is one of these before it is a sentence. */
export type Claim =
  /** The line holds this text. */
  | { kind: 'quote'; at: LineRef; text: string }
  /** So many lines of these stretches hold the fragments. */
  | { kind: 'count'; fragments: Fragments; within: readonly Stretch[]; count: number }
  /** The line states this instant (epoch milliseconds). */
  | { kind: 'time'; at: LineRef; time: number }
  /** The first line is earlier than the second. */
  | { kind: 'order'; first: LineRef; later: LineRef }
  /** The line comes from, or names, the component. */
  | { kind: 'component'; at: LineRef; name: string }
  /** Both lines belong to one trace. */
  | { kind: 'edge'; from: LineRef; to: LineRef; traceId: string }
  /** So much time lies between the two lines of one trace. */
  | { kind: 'gap'; from: LineRef; to: LineRef; traceId: string; ms: number }
  /** The value stands in the line after the key (or anywhere when the key is empty). */
  | { kind: 'value'; at: LineRef; key: string; value: string };

export interface Stretch {
  file: string;
  from: number;
  to: number;
}
