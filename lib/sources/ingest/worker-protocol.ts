import type { ReadProblem } from '#lib/logs/read/stream-types.ts';
import type { UnpackLimits } from '#lib/logs/read/unpack.ts';
import type { Timeline } from '#lib/logs/windows/summarize-timeline.ts';

/** What goes to a worker: one input at a time, in pieces. */
export type ToWorker =
  | { type: 'open'; name: string; referenceTime: number; limits: Partial<UnpackLimits> }
  | { type: 'data'; bytes: Uint8Array }
  | { type: 'end' }
  /** The chunk is stored: the worker may send another. */
  | { type: 'stored' }
  | { type: 'merge'; profiles: Uint8Array[] };

export interface StoredChunk {
  seq: number;
  firstLine: number;
  lastLine: number;
  byteOffset: number;
  byteLength: number;
  firstTime: number | null;
  lastTime: number | null;
  /** Both zstd. */
  data: Uint8Array;
  columns: Uint8Array;
}

export interface FileFigures {
  name: string;
  bytes: number;
  lines: number;
  records: number;
  firstTime: number | null;
  lastTime: number | null;
  format: string | null;
  contentHash: string;
}

/** What comes back. Files of one input are numbered in the order in which they were met. */
export type FromWorker =
  | { type: 'took'; bytes: number; lines: number }
  | { type: 'file'; file: number; name: string }
  | { type: 'chunk'; file: number; chunk: StoredChunk }
  | { type: 'closed'; file: number; figures: FileFigures; profile: Uint8Array }
  | { type: 'done'; problems: ReadProblem[] }
  | { type: 'merged'; profile: Uint8Array; summary: SetSummary }
  | { type: 'failed'; message: string };

/** Small figures of a set's profile, for lists and for the first look. */
export interface SetSummary {
  files: number;
  templates: number;
  levels: Record<string, number>;
  services: string[];
  hosts: string[];
  traces: number;
  skipped: Record<string, number>;
  lines: number;
  records: number;
  firstTime: number | null;
  lastTime: number | null;
  /** Records whose time is before that of the record above. */
  outOfOrder: number;
  withoutTime: number;
  timeline?: Timeline;
  /** The most frequent templates of the worst level, for the first look. */
  loudest: { template: string; level: string; count: number; first: string | null }[];
}
