import { z } from 'zod';
import { conversationStatuses, messageRoles, visibilities } from './conversations.ts';
import { outcomes } from './findings.ts';
import { resolutionStepSchema } from './memory.ts';
import { uuid } from './runs.ts';

/** First line of a memory file; one record a line follows, and the whole is one JSON value. */
export const memoryFileHeadSchema = z.object({
  format: z.literal('loglore-memory'),
  version: z.literal(1),
  exportedAt: z.iso.datetime(),
  /** The installation it comes from: what it sent before is not counted twice. */
  source: uuid,
});
export type MemoryFileHead = z.infer<typeof memoryFileHeadSchema>;

const at = z.iso.datetime();
const text = z.string().max(2_000_000);
const short = z.string().max(4_000);
const names = z.array(short).max(2_000);
const anything = z.record(z.string(), z.unknown());

/** What was counted for a pattern. */
export const patternCountsSchema = z.object({
  solved: z.number().int().min(0),
  tried: z.number().int().min(0),
  occurrences: z.number().int().min(0),
  usage: z.number().int().min(0),
  steps: z.array(resolutionStepSchema).max(500),
});
export type PatternCounts = z.infer<typeof patternCountsSchema>;

export const patternRecordSchema = z.object({
  kind: z.literal('pattern'),
  domain: short.min(1),
  errorType: short.min(1),
  title: short,
  causes: names,
  counts: patternCountsSchema,
  /** What of the counts other installations sent here, by their id. */
  countedFrom: z.record(uuid, patternCountsSchema),
  positiveSamples: names,
  negativeSamples: names,
  firstSeen: at,
  lastSeen: at,
});
export type PatternRecord = z.infer<typeof patternRecordSchema>;

const messageSchema = z.object({
  id: uuid,
  role: z.enum(messageRoles),
  content: text,
  type: short,
  parentId: uuid.nullable(),
  metadata: anything,
  relevance: z.number(),
  isContext: z.boolean(),
  createdAt: at,
});

const analysisSchema = z.object({
  id: uuid,
  title: short,
  queryText: text,
  parameters: anything,
  traceIds: names,
  findings: z.array(z.unknown()).max(200),
  errorPattern: short.nullable(),
  resolution: text.nullable(),
  confidenceScore: z.number().nullable(),
  outcome: z.enum(outcomes).nullable(),
  solved: z.boolean().nullable(),
  resolvedAt: at.nullable(),
  fingerprint: z.object({
    suspects: z.array(z.object({ component: short, kind: short, weight: z.number() })).optional(),
    templates: z
      .array(
        z.object({
          text,
          level: short.optional(),
          count: z.number().optional(),
          weight: z.number().optional(),
          change: z.number().optional(),
        }),
      )
      .max(2_000),
    exceptions: names,
    services: names,
    errorCodes: names.optional(),
    words: names,
    spoken: names.optional(),
  }),
  project: short.nullable(),
  env: short.nullable(),
  domain: short.nullable(),
  incidentAt: at.nullable(),
  supersededBy: uuid.nullable(),
  relevance: z.number(),
  createdAt: at,
});

const outcomeRecordSchema = z.object({
  id: uuid,
  analysisId: uuid.nullable(),
  patternKey: short.nullable(),
  outcome: z.enum(['solved', 'not_solved', 'partly', 'reopened']),
  source: z.enum(['person', 'chat', 'logs']),
  action: text.nullable(),
  note: text.nullable(),
  focus: short.nullable(),
  resolutionSeconds: z.number().int().min(0).nullable(),
  stepsUsed: names,
  knowledge: text.nullable(),
  createdAt: at,
});

const mentionSchema = z.object({
  kind: short,
  name: short,
  aliases: names,
  role: z.enum(['focus', 'cause', 'mentioned']),
  count: z.number().int().min(1),
  at,
  analysisId: uuid.nullable(),
  messageId: uuid.nullable(),
});

export const investigationRecordSchema = z.object({
  kind: z.literal('investigation'),
  id: uuid,
  title: short,
  type: short,
  status: z.enum(conversationStatuses),
  visibility: z.enum(visibilities),
  project: short.nullable(),
  env: short.nullable(),
  domain: short.nullable(),
  metadata: anything,
  pinned: z.boolean(),
  archivedAt: at.nullable(),
  createdAt: at,
  lastActivityAt: at,
  resolvedAt: at.nullable(),
  messages: z.array(messageSchema).max(200_000),
  analyses: z.array(analysisSchema).max(20_000),
  outcomes: z.array(outcomeRecordSchema).max(20_000),
  mentions: z.array(mentionSchema).max(200_000),
});
export type InvestigationRecord = z.infer<typeof investigationRecordSchema>;

export const memoryRecordSchema = z.discriminatedUnion('kind', [
  patternRecordSchema,
  investigationRecordSchema,
]);

interface Counted {
  added: number;
  /** There already, and something of the file was new to it. */
  merged: number;
  unchanged: number;
}

/** What an import did. */
export interface ImportReport {
  patterns: Counted;
  investigations: Counted & { refused: number };
  messages: number;
  analyses: number;
  outcomes: number;
  /** Records that could not be taken over, and why; the others were. The first hundred. */
  problems: string[];
  /** The same in sentences. */
  sentences: string[];
}
