import { z } from 'zod';
import { evidenceSchema } from './evidence.ts';
import { auditItemSchema, coverageSchema, findingSchema, outcomeSchema, tableSchema } from './findings.ts';
import { patternInfoSchema, similarIssueSchema } from './memory.ts';
import { modelWordsSchema } from './model-words.ts';
import { parametersSchema } from './parameters.ts';

/**
 * Every step that a run can show: its name people read, and its payload. A new step is added here;
 * then the renderer table and the orchestrator do not compile until they know it.
 */
export const stepPayloads = {
  'Extracted Parameters': z.object({
    parameters: parametersSchema,
    /** How each parameter was read: "payments — named in the question". */
    understood: z.array(z.object({ field: z.string(), value: z.string(), why: z.string() })),
  }),
  'Checked Cache': z.object({ hit: z.boolean(), key: z.string(), storedAt: z.iso.datetime().optional() }),
  'Found Similar Issues': z.object({
    count: z.number().int(),
    mostRecent: z.iso.datetime().optional(),
    traceIds: z.array(z.string()),
    issues: z.array(similarIssueSchema),
    /** Older incidents were still being read in after a start: only the newest were compared. */
    newestOnly: z.boolean().default(false),
  }),
  'Known Error Pattern': z.object({ pattern: patternInfoSchema.nullable(), why: z.string() }),
  'Audited Logs': z.object({ items: z.array(auditItemSchema), coverage: coverageSchema }),
  'Searched Logs': z.object({
    lines: z.number(),
    bytes: z.number(),
    matched: z.number(),
    templates: z.number(),
    window: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }).optional(),
    top: z.array(
      z.object({ template: z.string(), level: z.string(), count: z.number(), first: z.string().optional() }),
    ),
  }),
  'Compared Windows': z.object({
    window: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }).optional(),
    baseline: z.string(),
    changes: z.array(
      z.object({
        kind: z.enum(['new', 'gone', 'surged', 'fallen', 'silent', 'shifted', 'slower', 'faster']),
        subject: z.string(),
        level: z.string().optional(),
        before: z.number(),
        after: z.number(),
        /** When it shows first in the window. */
        first: z.iso.datetime().optional(),
        effect: z.number(),
        worked: z.string(),
        series: z.array(z.number()).default([]),
      }),
    ),
    /** Lines per bucket over the whole set, for the small picture. */
    timeline: z
      .object({
        from: z.iso.datetime(),
        bucketMs: z.number(),
        total: z.array(z.number()),
        errors: z.array(z.number()),
        changePoints: z.array(z.iso.datetime()),
        /** The first inside the window. */
        firstError: z.iso.datetime().optional(),
      })
      .optional(),
  }),
  'Grouped Traces': z.object({
    traces: z.number(),
    failing: z.number(),
    /** The example that is drawn: spans in order, the failing one marked. */
    example: z
      .object({
        traceId: z.string(),
        spans: z.array(
          z.object({
            service: z.string(),
            startMs: z.number(),
            durationMs: z.number(),
            failed: z.boolean(),
            depth: z.number(),
            line: z.number().optional(),
            file: z.string().optional(),
          }),
        ),
      })
      .optional(),
    byService: z.array(z.object({ service: z.string(), failing: z.number(), total: z.number() })),
  }),
  'Ranked Causes': z.object({ findings: z.array(findingSchema) }),
  'Verification Results': z.object({
    outcome: outcomeSchema,
    traceIds: z.array(z.string()),
    findings: z.array(findingSchema),
    errorPattern: z.string().nullable(),
    checksPassed: z.number(),
    checksFailed: z.number(),
  }),
  Answer: z.object({
    outcome: outcomeSchema.nullable(),
    /** Plain Markdown with [E…] marks; rendered sanitised. */
    text: z.string(),
    /** The same for a reader who sees the findings beside it: what comes before them, and after. */
    told: z.object({ lead: z.string(), rest: z.string() }).optional(),
    evidence: z.array(evidenceSchema),
    tables: z.array(tableSchema).default([]),
    findings: z.array(findingSchema).default([]),
    links: z.array(z.object({ label: z.string(), href: z.string() })).default([]),
    fromCache: z.boolean().default(false),
    /** True when the run was stopped and this is what was known by then. */
    partial: z.boolean().default(false),
    /** A reply that a language model wrote about what was found before; each sentence was checked. */
    reply: modelWordsSchema.optional(),
  }),
  'Worded Answer': z.object({
    /** The first finding in the model's words, checked; empty: the answer stands as code wrote it. */
    text: z.string(),
    words: modelWordsSchema,
  }),
  Remembered: z.object({
    messageId: z.string().nullable(),
    analysisId: z.string().nullable(),
    patternKey: z.string().nullable(),
    sentences: z.array(z.string()),
  }),
} as const;

export type StepName = keyof typeof stepPayloads;
export type StepPayload<N extends StepName> = z.infer<(typeof stepPayloads)[N]>;
export const stepNames = Object.keys(stepPayloads) as StepName[];
/** A finished step as one tagged union: `switch (step.name)` narrows the payload. */
export type FinishedStep = { [N in StepName]: { name: N; payload: StepPayload<N> } }[StepName];
