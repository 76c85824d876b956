import type { ChunkCodec } from '#db/schema/log-sets.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import type { LinesAnswer } from '#lib/logs/answers/answer-types.ts';
import type { LineSelection } from '#lib/logs/answers/select-lines.ts';
import type { CauseReport } from '#lib/logs/causes/cause-types.ts';
import type { Verified } from '#lib/logs/verify/verify-causes.ts';
import type { Timeline } from '#lib/logs/windows/summarize-timeline.ts';

/** What is looked at: the window first, then each baseline. */
export interface AnalysisJob {
  parameters: Parameters;
  /** Where years and days that lines leave out are taken from. */
  referenceTime: number;
  groups: JobGroup[];
  /** Lines of each file, whole. */
  lineCounts: Record<string, number>;
  /** Share of the window's lines that are given, 1 when all. */
  share: number;
  /** Begin of the trouble when the question names none; read from the stored timeline. */
  onset: number | null;
  /** When the window's entries are picked from all lines: how much was looked through. */
  picked: { records: number; lines: number; bytes: number } | null;
  /** Of the whole sets, when only a part of them is given. */
  timeline: Timeline | null;
}

export interface JobGroup {
  /** Only records of this span count; null for all. */
  span: { from: number; to: number } | null;
  /** Where reading was broken off: requests under way there are left out. */
  edges?: { from: number; to: number } | null;
}

export interface Piece {
  firstLine: number;
  codec: ChunkCodec;
  data: Uint8Array;
  /** zstd; only where entries are picked. */
  columns?: Uint8Array;
}

export type ToAnalyst =
  /** The window's pieces that follow are looked through, and only what the selection wants is kept. */
  | { type: 'pick'; selection: LineSelection }
  /** The beginning of a file of which a later part follows: how its lines are written is learned from it. */
  | { type: 'lead'; group: number; file: string; piece: Piece }
  | { type: 'piece'; group: number; file: string; piece: Piece }
  | { type: 'run'; job: AnalysisJob }
  /** What was asked for with `reread`. */
  | { type: 'pieces'; pieces: Piece[] };

export type Searched = StepPayload<'Searched Logs'>;

export type Found =
  | {
      kind: 'causes';
      report: Omit<CauseReport, 'causes'>;
      findings: CauseReport['causes'][number]['finding'][];
    }
  | { kind: 'lines'; answer: Omit<LinesAnswer, 'claims'> };

export type FromAnalyst =
  /** One more piece was looked through: entries wanted so far, and those of them that were too many to keep. */
  | { type: 'picked'; matched: number; left: number }
  | { type: 'progress'; bytes: number; lines: number }
  | { type: 'searched'; searched: Searched }
  | { type: 'found'; found: Found }
  /** Lines are to be read again from the store, to check what is said about them. */
  | { type: 'reread'; file: string; fromLine: number; toLine: number }
  | { type: 'checked'; checked: Verified }
  | { type: 'failed'; message: string };
