/** Bounds of a profile, each with its reason. Reading has its own (read/limits.ts). */
export const PROFILE_LIMITS = {
  /** Width of a time bucket to begin with: a minute is what people ask for. */
  bucketMs: 60_000,
  /** Cells of time × name kept (12 bytes each); past this the buckets become twice as wide. */
  bucketCells: 2_000_000,
  /** Different services or hosts kept by name; a field with more is no name but a value. */
  names: 5_000,
  /** Traces kept, a fair sample by hash of the id; 50,000 × about 150 bytes. */
  traces: 50_000,
  /** Services listed per trace: enough to name a request's way, bounded against hostile ids. */
  servicesPerTrace: 32,
  /** Entries of the time index; past this its stride doubles. */
  indexEntries: 4_096,
  /** Records between two entries of the time index to begin with. */
  indexStride: 1_024,
  /** Entities listed per kind. */
  entities: 200,
  /** Different exceptions named by stack traces. */
  thrown: 1_000,
} as const;
