/** Bounds of reading, each with its reason. */
export const LIMITS = {
  /** Longest stretch of a line that is analysed. Longer ones are dumps; their start says what they are. */
  lineBytes: 256 * 1024,
  /** Most lines folded into one record: a deep Java trace has some 300, a runaway fold must end. */
  foldLines: 1000,
  /** Most text folded into one record, so that the buffer stays small. */
  recordBytes: 1024 * 1024,
  /** Lines and bytes looked at before the layouts of a stream are settled. */
  learnLines: 500,
  learnBytes: 256 * 1024,
  /** Lines without a header fold into the one before only where they are fewer than this share of the headed. */
  plainShare: 0.5,
  /** Where several programs write into one stream, bare lines are more likely another program's. */
  plainShareMixed: 0.05,
  /** Share of a sample that makes a layout one of several in a stream. */
  kindShare: 0.05,
  /** Chunks are read in steps that fit the processor's cache. */
  stepBytes: 256 * 1024,
  workBytes: 1024 * 1024,
  /** Stands in for "now" where the caller gives no reference date; the engine itself has no clock. */
  referenceTime: Date.UTC(2025, 0, 1),
} as const;
