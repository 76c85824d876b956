import { z } from 'zod';
import { auditItemSchema, coverageSchema, findingSchema, outcomeSchema } from '#lib/contracts/findings.ts';
import { parametersSchema } from '#lib/contracts/parameters.ts';
import { stepPayloads } from '#lib/contracts/steps.ts';

const instant = z.iso.datetime().nullable();
const named = z.object({
  name: z.string(),
  records: z.number().int(),
  errors: z.number().int(),
  first: instant,
  last: instant,
});

export const templateShape = z.object({
  key: z.string(),
  text: z.string(),
  count: z.number().int(),
  share: z.number(),
  levels: z.record(z.string(), z.number().int()),
  first: instant,
  last: instant,
  slots: z.array(
    z.object({
      distinct: z.number(),
      isExact: z.boolean(),
      top: z.array(z.object({ text: z.string(), count: z.number() })),
      quantiles: z
        .object({ min: z.number(), p50: z.number(), p90: z.number(), p99: z.number(), max: z.number() })
        .optional(),
    }),
  ),
});
export type TemplateShape = z.infer<typeof templateShape>;

const problemShape = z.object({
  file: z.string(),
  offset: z.number(),
  code: z.string(),
  message: z.string(),
});

/** What `profile --json` prints. */
export const profileShape = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      bytes: z.number(),
      lines: z.number().int(),
      records: z.number().int(),
      formats: z.array(z.object({ name: z.string(), shape: z.string(), records: z.number().int() })),
    }),
  ),
  bytes: z.number(),
  lines: z.number().int(),
  records: z.number().int(),
  first: instant,
  last: instant,
  withoutTime: z.number().int(),
  outOfOrder: z.number().int(),
  skipped: z.record(z.string(), z.number()),
  levels: z.record(z.string(), z.number().int()),
  services: z.array(named),
  hosts: z.array(named),
  traces: z.number(),
  entities: z.array(z.object({ kind: z.string(), name: z.string(), records: z.number() })),
  templates: z.array(templateShape),
  problems: z.array(problemShape),
});
export type ProfileShape = z.infer<typeof profileShape>;

/** What `templates --json` prints. */
export const templatesShape = z.object({
  lines: z.number().int(),
  records: z.number().int(),
  templates: z.array(templateShape),
});

/** What `compare --json` prints. */
export const compareShape = stepPayloads['Compared Windows'];

/** What `analyze --json` prints. */
export const analyzeShape = z.object({
  /** Null where the question asked for lines or numbers, which have no cause to judge. */
  outcome: outcomeSchema.nullable(),
  answer: z.string(),
  parameters: parametersSchema,
  findings: z.array(findingSchema),
  audit: z.array(auditItemSchema),
  coverage: coverageSchema,
  timings: z.object({
    read: z.number(),
    understand: z.number(),
    audit: z.number(),
    answer: z.number(),
    total: z.number(),
  }),
});
export type AnalyzeShape = z.infer<typeof analyzeShape>;
