import type { Outcome } from '#lib/contracts/findings.ts';

/** Something that code has checked, as a model is told it. */
export interface CheckedFact {
  /** What a sentence that rests on it cites: `E2`, `E3` for lines, `F4` where there are none. */
  marks: string[];
  text: string;
  kind: 'cause' | 'advice' | 'template' | 'pattern' | 'similar' | 'coverage' | 'answer';
  /** Rank of the finding it belongs to. */
  rank?: number;
}

/** The facts an answer rests on, the most needed first, and what must not change in any wording. */
export interface CheckedFacts {
  facts: CheckedFact[];
  outcome: Outcome | null;
  /** Names of the components of the findings, by rank. */
  components: string[];
  /** Templates that stand in the facts as statements quote them: words of logs, whoever wrote those. */
  logWords: string[];
  /** Lines that were read. */
  lines: number;
}
