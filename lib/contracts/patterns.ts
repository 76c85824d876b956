import type { PatternDetail, PatternInfo } from './memory.ts';

/** One row of the knowledge base. */
export type PatternRow = PatternInfo & { title: string; occurrences: number };

/** Figures of a week, by its Monday; weeks without anything are there, too. */
export interface PatternWeek {
  week: string;
  investigations: number;
  worked: number;
  failed: number;
}

export interface PatternPage {
  pattern: PatternDetail;
  weeks: PatternWeek[];
  /** Keys of patterns that were merged into it. */
  formerKeys: string[];
}

/** What one line has to do with a pattern. */
export interface TestedLine {
  /** From 1, among the lines that say anything. */
  number: number;
  line: string;
  /** The sample it fits: `for` one of the pattern's own, `against` one of another trouble. */
  fits: { side: 'for' | 'against'; sample: string } | null;
}

export interface LineTest {
  /** Whether these lines would be taken for the pattern. */
  taken: boolean;
  sentence: string;
  lines: TestedLine[];
  /** Lines looked at; more were given than these. */
  looked: number;
  given: number;
}
