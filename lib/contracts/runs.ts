import { z } from 'zod';
import { parametersSchema, scopeSchema } from './parameters.ts';
import type { FinishedStep, StepName } from './steps.ts';

export const runStatuses = ['running', 'done', 'stopped', 'failed'] as const;
export type RunStatus = (typeof runStatuses)[number];

export const uuid = z.uuid();

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const zoneSchema = z.string().max(64).refine(isZone, 'expected the name of a time zone');

export const startRunSchema = z.object({
  conversationId: uuid.optional(),
  text: z
    .string()
    .trim()
    .min(1, 'Ask a question first.')
    .max(20_000, 'Keep the question under 20,000 characters; attach logs as a file.'),
  scope: scopeSchema.default({}),
  /** Chips the user edited: they win over what is read from the text. */
  parameters: parametersSchema.partial().optional(),
  /** Stored log sets this question looks at. */
  logSetIds: z.array(uuid).max(50).default([]),
  baselineSetIds: z.array(uuid).max(50).default([]),
  /** Logs pasted into the composer; larger ones go through the upload route. */
  pasted: z.string().max(5_000_000).optional(),
  /** The person's zone, IANA name: times are read and told in it. */
  timeZone: zoneSchema.optional().catch(undefined),
  /** What it follows, where that is not what was said last; null when it begins anew. An edited question. */
  parentMessageId: uuid.nullable().optional(),
});
export type StartRunInput = z.input<typeof startRunSchema>;
export type RunInput = z.output<typeof startRunSchema>;

/** What a follower receives. `seq` grows by one from 1 per run; progress and heartbeats carry none. */
export type RunEvent =
  | { type: 'step'; seq: number; at: string; durationMs: number; step: FinishedStep }
  | { type: 'started'; seq: number; at: string; name: StepName }
  | { type: 'progress'; name: StepName; done: number; total: number | null; unit: string; note?: string }
  | { type: 'text'; from: number; text: string }
  | { type: 'degraded'; part: 'store' | 'cache' | 'model'; sentence: string; over: boolean }
  | { type: 'heartbeat' }
  | { type: 'ended'; seq: number; at: string; status: Exclude<RunStatus, 'running'>; sentence?: string }
  /** The stream closes by design after a while: attach again from the last seq. */
  | { type: 'reattach' };
