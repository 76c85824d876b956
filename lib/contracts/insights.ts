import { z } from 'zod';

export const insightsRequestSchema = z.object({
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** Days and weeks begin at midnight there. */
  timeZone: z.string().min(1).max(64).default('UTC'),
  domain: z.string().max(200).optional(),
  project: z.string().max(200).optional(),
  env: z.string().max(200).optional(),
  /** Rows of each list. */
  limit: z.number().int().min(1).max(100).default(10),
});
export type InsightsRequest = z.input<typeof insightsRequestSchema>;

export interface NamedFigure {
  name: string;
  investigations: number;
  lastAt: string;
  /** Where to click to: some of them. */
  conversationIds: string[];
}

export interface PatternFigure {
  key: string;
  title: string;
  investigations: number;
  /** Of the investigations that ended in a pattern, 0…1. */
  share: number;
  solved: number;
  lastAt: string;
}

/** What breaks most and how well it is mended. Figures of investigations, never of people. */
export interface Insights {
  investigations: number;
  open: number;
  solved: number;
  unsolved: number;
  /** solved / (solved + unsolved); null while nothing was judged. */
  successRate: number | null;
  medianSecondsToSolve: number | null;
  analyses: number;
  /** Things learned beyond a fix, as people noted them. */
  knowledge: number;
  /** Investigations that were answered from an earlier one instead of being done again. */
  reinvestigationsAvoided: number;
  /** Every day from the first to the last with an investigation, those without one too. */
  perDay: { day: string; count: number }[];
  /** Weeks by their Monday, where something was solved. */
  solvePerWeek: { week: string; solved: number; medianSeconds: number }[];
  devices: NamedFigure[];
  services: NamedFigure[];
  patterns: PatternFigure[];
  /** Steps of runs: how often they were done and how long they take. */
  steps: { name: string; runs: number; medianMs: number | null }[];
}

/** Counts that the database's triggers keep, over all investigations a person may see. */
export interface MemoryStatistics {
  investigations: number;
  messages: number;
  userMessages: number;
  assistantMessages: number;
  characters: number;
  runs: number;
  analyses: number;
  patterns: number;
}

/** What the page of insights shows of a span of time. */
export interface InsightsPage extends Insights {
  /** The same figures of as long a time before it; null where the span has no beginning. */
  before: { investigations: number; successRate: number | null; medianSecondsToSolve: number | null } | null;
  domains: { name: string; investigations: number; solved: number }[];
  repeats: { repeated: number; of: number };
  cache: { hits: number; of: number };
  model: {
    calls: number;
    promptTokens: number;
    completionTokens: number;
    /** What sending everything would have taken. */
    fullTokens: number;
    costUsd: number;
  };
  storage: { bytes: number; tables: { name: string; rows: number; bytes: number }[] };
}
