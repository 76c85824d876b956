/** Values of one `<*>` of a template. */
export interface SlotSummary {
  /** Number of distinct values: exact up to the sketch's size, estimated beyond. */
  distinct: number;
  isExact: boolean;
  /** Most frequent values first. */
  top: { text: string; count: number }[];
  /** Present when the values are numbers. */
  quantiles?: { min: number; p50: number; p90: number; p99: number; max: number };
}

export interface Template {
  /** Stable name: depends on the text alone. */
  key: string;
  text: string;
  count: number;
  slots: SlotSummary[];
}

export interface MinedTemplates {
  /** Most frequent first, ties by text. */
  templates: Template[];
  /** Template index of each leaf. */
  leafTemplate: Int32Array;
}

/** What a leaf's sampled messages hold in its variable places. */
export interface SampledValues {
  /** One list of texts per variable cell. */
  columns: string[][];
  /** How often each sampled message occurred. */
  counts: number[];
  /** Every different message is in the sample. */
  isExact: boolean;
}
