import { z } from 'zod';
import { checkSchema, evidenceSchema } from './evidence.ts';

export const outcomes = ['confirmed', 'likely', 'inconclusive', 'no fault'] as const;
export const outcomeSchema = z.enum(outcomes);
export type Outcome = z.infer<typeof outcomeSchema>;

export const componentKinds = ['service', 'device', 'host', 'dependency', 'job', 'file', 'system'] as const;
export const componentSchema = z.object({ kind: z.enum(componentKinds), name: z.string() });
export type Component = z.infer<typeof componentSchema>;

/** One sentence for or against a cause, with the evidence behind it. */
export const argumentSchema = z.object({ text: z.string(), evidence: z.array(z.string()).default([]) });
export type Argument = z.infer<typeof argumentSchema>;

export const findingSchema = z.object({
  rank: z.number().int().positive(),
  /** Title and explanation of the first finding stand alone as the answer to "what is the cause?". */
  title: z.string(),
  explanation: z.string(),
  component: componentSchema,
  /** Key of the reference memory: `domain:ERROR_TYPE`. */
  pattern: z.string(),
  outcome: outcomeSchema,
  /** Probability that this is the cause, calibrated. */
  confidence: z.number().min(0).max(1),
  since: z.iso.datetime().optional(),
  affected: z.object({ count: z.number(), of: z.number(), unit: z.string() }).optional(),
  for: z.array(argumentSchema).default([]),
  against: z.array(argumentSchema).default([]),
  next: z.array(z.string()).default([]),
  evidence: z.array(evidenceSchema),
  checks: z.array(checkSchema),
  /** Masked templates that carry this finding: what memory recognises it by. */
  templates: z.array(z.string()).default([]),
});
export type Finding = z.infer<typeof findingSchema>;

export const auditSeverities = ['note', 'warning', 'problem'] as const;
export const auditItemSchema = z.object({
  kind: z.string(),
  severity: z.enum(auditSeverities),
  sentence: z.string(),
  file: z.string().optional(),
  line: z.number().int().positive().optional(),
});
export type AuditItem = z.infer<typeof auditItemSchema>;

/** What was read, what was not, and why (row F10). */
export const coverageSchema = z.object({
  files: z.number().int(),
  bytes: z.number(),
  linesRead: z.number().int(),
  linesSkipped: z.number().int(),
  skippedBy: z.record(z.string(), z.number()).default({}),
  templates: z.number().int(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  /** Sentences about what could not be seen. */
  limits: z.array(z.string()).default([]),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** Rows for list, count and timeline answers. */
export const tableSchema = z.object({
  caption: z.string(),
  columns: z.array(z.object({ key: z.string(), label: z.string(), numeric: z.boolean().default(false) })),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
});
export type Table = z.infer<typeof tableSchema>;
