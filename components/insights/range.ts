export const presets = [7, 30, 90] as const;

export interface InsightsRange {
  /** Days, both included. */
  from: string;
  to: string;
  /** The preset it is, when it is one. */
  days: number | null;
  domain: string | undefined;
}
