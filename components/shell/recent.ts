import type { Outcome } from '#lib/contracts/findings.ts';

/** What the sidebar and the palette show of an investigation. */
export interface RecentInvestigation {
  id: string;
  title: string;
  at: string;
  running: boolean;
  solved: boolean;
  outcome: Outcome | null;
}

/** What the app runs on: "embedded · no cache · no LLM", and what is degraded, in sentences. */
export interface HouseStatus {
  line: string;
  degraded: string[];
}
