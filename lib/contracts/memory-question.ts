import { z } from 'zod';
import { timeRangeSchema } from './parameters.ts';

/** Kinds of things that investigations are about. */
export const entityKinds = [
  'device',
  'service',
  'host',
  'domain',
  'project',
  'env',
  'error',
  'person',
] as const;
export const entityKindSchema = z.enum(entityKinds);
export type EntityKind = z.infer<typeof entityKindSchema>;

/** Something a question names; the kind is absent when only the name was said. */
export const entitySchema = z.object({ kind: entityKindSchema.optional(), name: z.string().min(1).max(200) });
export type Entity = z.infer<typeof entitySchema>;

/** How a past investigation ended, as people ask for it. */
export const pastOutcomes = ['solved', 'unsolved', 'open', 'confirmed', 'inconclusive', 'no fault'] as const;
export const pastOutcomeSchema = z.enum(pastOutcomes);
export type PastOutcome = z.infer<typeof pastOutcomeSchema>;

/** Which investigations a question covers. Every part that is present must hold. */
export const memoryFilterSchema = z.object({
  /** Any of these. */
  about: z.array(entitySchema).max(50).default([]),
  domain: z.string().max(100).optional(),
  project: z.string().max(100).optional(),
  env: z.string().max(100).optional(),
  /** The person who asked: "me" for the user, else a name. */
  person: z.string().max(200).optional(),
  range: timeRangeSchema.optional(),
  outcome: pastOutcomeSchema.optional(),
  /** Words of the trouble ("connection refused"), for when nothing is named. */
  words: z.array(z.string().min(1).max(200)).max(50).default([]),
  /** True when the question means the trouble at hand ("did we see THIS before"). */
  current: z.boolean().default(false),
});
export type MemoryFilter = z.infer<typeof memoryFilterSchema>;

export const preferenceKeys = ['timeZone', 'language', 'name', 'theme', 'answerLength', 'hourCycle'] as const;
export const preferenceKeySchema = z.enum(preferenceKeys);

const filter = memoryFilterSchema;
const limit = z.number().int().min(1).max(1000).optional();

/** A question that history answers, as data. Exhaustive: one verb of the memory answers each kind. */
export const memoryQuestionSchema = z.discriminatedUnion('kind', [
  /** "What was wrong with Paradise?" */
  z.object({ kind: z.literal('what_was_wrong'), filter }),
  /** "Did we see this before?" */
  z.object({ kind: z.literal('seen_before'), filter }),
  /** "What fixed it?", "how did we solve the stale events on Paradise?" */
  z.object({ kind: z.literal('what_fixed'), filter }),
  /** "Show me all devices we investigated this week." */
  z.object({ kind: z.literal('list_entities'), entity: entityKindSchema, filter, limit }),
  /** "List yesterday's investigations", "all unsolved incidents of payments". */
  z.object({ kind: z.literal('list_investigations'), filter, limit }),
  /** "What are the most common SAL issues?": shares of issue kinds. */
  z.object({
    kind: z.literal('most_common'),
    of: z.enum(['issue', 'cause', 'fix', ...entityKinds]),
    filter,
    limit,
  }),
  /** "Which devices keep failing?": entities by number of investigations, two or more. */
  z.object({ kind: z.literal('keeps_failing'), entity: entityKindSchema, filter, limit }),
  /** "How long do certificate problems take to solve?" */
  z.object({
    kind: z.literal('time_to_resolve'),
    statistic: z.enum(['typical', 'longest', 'shortest', 'trend']),
    per: entityKindSchema.optional(),
    filter,
  }),
  /** "What did I ask yesterday?" */
  z.object({ kind: z.literal('questions_asked'), filter, limit }),
  /** "How many investigations did we have last month by domain?" */
  z.object({
    kind: z.literal('count_investigations'),
    per: z.enum([...entityKinds, 'outcome', 'hour', 'day', 'week', 'month']).optional(),
    filter,
  }),
  /** "When did the core router last fail?" */
  z.object({ kind: z.literal('last_time'), filter }),
  /** "Who investigated Paradise?" */
  z.object({ kind: z.literal('who_investigated'), filter }),
  /** "How many were solved?", "what is our success rate?": investigations by how they ended. */
  z.object({ kind: z.literal('by_outcome'), filter }),
  /** "Fixed by restarting the poller on Paradise", "that did not help", "not the same issue". */
  z.object({
    kind: z.literal('record_outcome'),
    outcome: z.enum(['solved', 'not_solved', 'not_the_same', 'reopened']),
    /** What was done, in the person's words: "restarting the poller on Paradise". */
    action: z.string().min(1).max(1000).optional(),
    filter,
  }),
  /** "Always show times in Europe/Rome." */
  z.object({
    kind: z.literal('set_preference'),
    key: preferenceKeySchema,
    value: z.string().min(1).max(200),
  }),
]);
export type MemoryQuestion = z.infer<typeof memoryQuestionSchema>;
