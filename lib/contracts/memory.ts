import { z } from 'zod';

/** One hit of the similar-issue search: a cluster of past investigations that look like this one. */
export const similarIssueSchema = z.object({
  conversationId: z.string(),
  analysisId: z.string(),
  title: z.string(),
  at: z.iso.datetime(),
  score: z.number(),
  /** Sentences: what matched. */
  why: z.array(z.string()),
  outcome: z.string(),
  resolution: z.string().nullable(),
  solved: z.boolean().nullable(),
  occurrences: z.number().int().default(1),
  traceIds: z.array(z.string()).default([]),
  /** Whether its templates occur in the logs at hand. */
  seenNow: z
    .object({ templates: z.number(), of: z.number(), lines: z.number(), since: z.iso.datetime().optional() })
    .optional(),
});
export type SimilarIssue = z.infer<typeof similarIssueSchema>;

export const resolutionStepSchema = z.object({
  text: z.string(),
  worked: z.number().int().default(0),
  failed: z.number().int().default(0),
});
export type ResolutionStep = z.infer<typeof resolutionStepSchema>;

export const patternInfoSchema = z.object({
  id: z.string(),
  key: z.string(),
  domain: z.string(),
  errorType: z.string(),
  causes: z.array(z.string()),
  steps: z.array(resolutionStepSchema),
  successRate: z.number().nullable(),
  solved: z.number().int(),
  tried: z.number().int(),
  /** Analyses that found it. */
  occurrences: z.number().int().default(1),
  /** These, and the times it was looked up. */
  usageCount: z.number().int(),
  lastSeen: z.iso.datetime(),
});
export type PatternInfo = z.infer<typeof patternInfoSchema>;

/** What was recorded about how an investigation ended. */
export interface OutcomeRecord {
  id: string;
  conversationId: string;
  outcome: 'solved' | 'not_solved' | 'partly' | 'reopened';
  source: 'person' | 'chat' | 'logs';
  action: string | null;
  note: string | null;
  knowledge: string | null;
  focus: string | null;
  resolutionSeconds: number | null;
  at: string;
}

/** One entry of the reference memory with what it rests on. */
export interface PatternDetail extends PatternInfo {
  title: string;
  occurrences: number;
  firstSeen: string;
  positiveSamples: string[];
  negativeSamples: string[];
  editedAt: string | null;
  /** Newest first. */
  outcomes: OutcomeRecord[];
  /** Investigations that ended in it, newest first. */
  investigations: { id: string; title: string; status: 'open' | 'solved' | 'unsolved'; at: string }[];
}

/** Two patterns that look like one and the same. */
export interface DuplicatePatterns {
  /** The one that would be merged into the other. */
  key: string;
  intoKey: string;
  /** 0…1. */
  likeness: number;
  /** Beyond doubt: merged unasked. */
  certain: boolean;
  why: string;
}
