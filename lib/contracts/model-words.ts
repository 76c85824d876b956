import { z } from 'zod';

const part = z.object({ shown: z.number().int(), of: z.number().int() });

/** What a language model was shown, what was cut before that and why, and what was kept of what it wrote. */
export const modelWordsSchema = z.object({
  model: z.string(),
  /** Sentences that stood when code checked them. */
  kept: z.number().int(),
  /** Sentences that did not, by why. */
  leftOut: z.array(z.object({ why: z.string(), count: z.number().int() })),
  /** Why nothing of the model is shown; absent when something is. */
  failed: z.string().optional(),
  /** Lines that were read; the model sees none of them. */
  lines: z.number().int(),
  facts: part,
  templates: part,
  similar: part,
  /** Messages of the conversation: word for word, and in short. */
  messages: z.object({ verbatim: z.number().int(), short: z.number().int() }),
  tokens: z.object({ sent: z.number().int(), received: z.number().int(), budget: z.number().int() }),
  /** Sentences: what was cut before the model saw it, and why. */
  cut: z.array(z.string()),
});
export type ModelWords = z.infer<typeof modelWordsSchema>;
