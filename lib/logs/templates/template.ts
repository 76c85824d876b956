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
  /** Summed up when first asked for: most templates of a profile never are. */
  readonly slots: SlotSummary[];
}

export interface MinedTemplates {
  /** Most frequent first, ties by text. */
  templates: Template[];
  /** Template index of each leaf. */
  leafTemplate: Int32Array;
}
