import { z } from 'zod';

/** What a question asks for. One word each; the orchestrator branches on it exhaustively. */
export const intents = [
  'diagnose',
  'list',
  'count',
  'timeline',
  'compare',
  'trace',
  'explain',
  'recall',
  'statistics',
  'outcome',
  'preference',
  'help',
  /** About the last answer, not about the logs: to say it in another way. Only with a language model. */
  'discuss',
] as const;
export const intentSchema = z.enum(intents);
export type Intent = z.infer<typeof intentSchema>;

export const severities = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** Half-open span of instants, ISO 8601 in UTC; an open side is absent. */
export const timeRangeSchema = z.object({
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** The words it was read from, shown on the chip. */
  said: z.string().max(200).optional(),
});
export type TimeRange = z.infer<typeof timeRangeSchema>;

const names = z.array(z.string().min(1).max(200)).max(50).default([]);

export const parametersSchema = z.object({
  intent: intentSchema.default('diagnose'),
  domain: z.string().max(100).optional(),
  project: z.string().max(100).optional(),
  env: z.string().max(100).optional(),
  timeRange: timeRangeSchema.optional(),
  /** The window to compare with, when the question names one ("yesterday vs today"). */
  baselineRange: timeRangeSchema.optional(),
  services: names,
  devices: names,
  hosts: names,
  ids: names,
  traceIds: names,
  errorCodes: names,
  severity: severitySchema.optional(),
  /** Quoted text: it must occur in the lines looked for. */
  phrases: names,
  /** The question's own content words, for weighing. */
  terms: names,
  /** For counts and statistics: what to group by ("service", "minute", "status"). */
  groupBy: names,
});
export type Parameters = z.infer<typeof parametersSchema>;

/** Where a question is asked; it travels with every message and analysis. */
export const scopeSchema = z.object({
  project: z.string().trim().max(100).optional(),
  env: z.string().trim().max(100).optional(),
  domain: z.string().trim().max(100).optional(),
});
export type Scope = z.infer<typeof scopeSchema>;
