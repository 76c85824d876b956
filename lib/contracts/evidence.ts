import { z } from 'zod';

/** A range of lines of a log set, cited as [E3]. Lines count from 1 within their file. */
export const evidenceSchema = z.object({
  id: z.string().regex(/^E\d+$/),
  logSetId: z.string().optional(),
  file: z.string(),
  fromLine: z.number().int().positive(),
  toLine: z.number().int().positive(),
  /** The lines' text as it stands in the log, clipped. Untrusted. */
  text: z.string(),
  at: z.iso.datetime().optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const checkSchema = z.object({
  /** What was checked, in words: "the quoted line stands there", "214 lines match". */
  name: z.string(),
  passed: z.boolean(),
  detail: z.string(),
});
export type Check = z.infer<typeof checkSchema>;
