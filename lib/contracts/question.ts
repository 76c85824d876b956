import { z } from 'zod';
import { componentSchema, outcomeSchema } from './findings.ts';
import { memoryQuestionSchema } from './memory-question.ts';
import { parametersSchema, type TimeRange } from './parameters.ts';

/** Languages questions are understood in. */
export const languages = ['en', 'de', 'es', 'fr', 'it', 'pt'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

export const dictionaryKinds = [
  'service',
  'device',
  'host',
  'domain',
  'project',
  'env',
  'error',
  'user',
] as const;

/** A name learned from the log set at hand or from past investigations; counts break ties. */
export const dictionaryEntrySchema = z.object({
  kind: z.enum(dictionaryKinds),
  name: z.string().min(1).max(200),
  count: z.number().min(0).default(1),
});
export type DictionaryEntry = z.infer<typeof dictionaryEntrySchema>;

/** The last run of the conversation, as far as a follow-up can refer to it. */
export const previousRunSchema = z.object({
  question: z.string().optional(),
  parameters: parametersSchema,
  memoryQuestion: memoryQuestionSchema.optional(),
  /** What was answered: "show me the trace" and "why?" refer to it. */
  answer: z
    .object({
      outcome: outcomeSchema.nullable().optional(),
      component: componentSchema.optional(),
      since: z.iso.datetime().optional(),
      traceIds: z.array(z.string()).default([]),
    })
    .optional(),
});
export type PreviousRun = z.input<typeof previousRunSchema>;

/** How one parameter was read: "payments — named in the question". */
export const understoodSchema = z.object({ field: z.string(), value: z.string(), why: z.string() });
export type Understood = z.infer<typeof understoodSchema>;

export const understandingSchema = z.object({
  parameters: parametersSchema,
  understood: z.array(understoodSchema),
  memoryQuestion: memoryQuestionSchema.optional(),
  language: languageSchema,
  /** True when the text was read together with the last run. */
  followUp: z.boolean(),
  /** A time said by an event ("after the deploy"); the logs must tell when that was. */
  event: z.object({ side: z.enum(['after', 'before', 'around']), words: z.string().max(200) }).optional(),
});
export type Understanding = z.infer<typeof understandingSchema>;

export type QuestionInput = {
  text: string;
  now: Date;
  /** The user's zone, IANA name; an unknown name counts as UTC. */
  timeZone: string;
  dictionary?: readonly DictionaryEntry[];
  /** First and last time of the logs at hand. */
  logRange?: TimeRange;
  previous?: PreviousRun;
};
