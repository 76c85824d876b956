/** Bounds of one analysis, each with its reason. */
export const ANALYSIS_LIMITS = {
  /** Text of the window read line by line: about a second of one core, some 200 MB of memory. */
  windowBytes: 24 * 1024 * 1024,
  /** Text of the part that is read of larger sets: seconds count more than the last of the lines. */
  partBytes: 16 * 1024 * 1024,
  /** Share of it for the time before the trouble: enough to know what is normal. */
  leadShare: 1 / 3,
  /** Text of all baselines together. */
  baselineBytes: 12 * 1024 * 1024,
  /** Text of the entries that are picked out of all lines. */
  pickedBytes: 16 * 1024 * 1024,
  /** Chunks fetched in one round trip. */
  batch: 4,
  /** Chunks fetched at once to check what is said: a stretch of long lines comes in several turns. */
  rereadChunks: 8,
} as const;

/** Changes whenever the same lines may be answered differently: cached answers of older engines are not shown. */
export const ENGINE_VERSION = 5;
