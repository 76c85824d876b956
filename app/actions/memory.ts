'use server';

import { z } from 'zod';
import type { PatternInfo } from '#lib/contracts/memory.ts';
import type { LineTest } from '#lib/contracts/patterns.ts';
import type { Result } from '#lib/contracts/result.ts';
import { uuid } from '#lib/contracts/runs.ts';
import { editPattern as edit, type editPatternSchema } from '#lib/memory/patterns/edit-pattern.ts';
import { mergePatterns as merge } from '#lib/memory/patterns/merge-patterns.ts';
import { type RecordedOutcome, recordOutcome as record } from '#lib/memory/patterns/record-outcome.ts';
import { tellNotPattern as notPattern } from '#lib/memory/patterns/tell-not-pattern.ts';
import { testLines as test } from '#lib/memory/patterns/test-lines.ts';
import { type FoundMessage, searchMessages as search } from '#lib/memory/search/search-messages.ts';
import { toResult } from '#lib/server/to-result.ts';
import { requestCtx } from '../request-ctx.ts';

const words = z.string().trim().min(1).max(1_000).optional();
const outcomeSchema = z.object({
  conversationId: uuid,
  outcome: z.enum(['solved', 'not_solved', 'partly', 'reopened', 'not_the_same']),
  action: words,
  note: words,
  knowledge: words,
});

/** A person says how an investigation ended and what was done. */
export async function recordOutcome(input: z.input<typeof outcomeSchema>): Promise<Result<RecordedOutcome>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    const { action, note, knowledge, ...rest } = outcomeSchema.parse(input);
    return record(ctx, {
      ...rest,
      userId: ctx.user.id,
      source: 'person',
      ...(action === undefined ? {} : { action }),
      ...(note === undefined ? {} : { note }),
      ...(knowledge === undefined ? {} : { knowledge }),
    });
  });
}

const notPatternSchema = z.object({
  analysisId: uuid,
  key: z.string().min(3).max(300),
  isNot: z.boolean(),
});

/** What an analysis looked at is not a pattern, or it is taken back. */
export async function tellNotPattern(input: z.input<typeof notPatternSchema>): Promise<Result<null>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    await notPattern(ctx, notPatternSchema.parse(input));
    return null;
  });
}

export async function editPattern(input: z.input<typeof editPatternSchema>): Promise<Result<PatternInfo>> {
  const ctx = await requestCtx();
  return toResult(ctx, () => edit(ctx, input));
}

const mergeSchema = z.object({ key: z.string().min(3).max(300), intoKey: z.string().min(3).max(300) });

export async function mergePatterns(input: z.input<typeof mergeSchema>): Promise<Result<PatternInfo>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => merge(ctx, mergeSchema.parse(input)));
}

const testSchema = z.object({ key: z.string().min(3).max(300), text: z.string().max(500_000) });

/** Whether these lines would be taken for a pattern, and why. */
export async function testLines(input: z.input<typeof testSchema>): Promise<Result<LineTest>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => test(ctx, testSchema.parse(input)));
}

const searchSchema = z.object({
  query: z.string().max(2_000),
  session: uuid.optional(),
  limit: z.number().int().min(1).max(100).default(20),
});

/** Messages of all investigations that the person may see. */
export async function searchMessages(input: z.input<typeof searchSchema>): Promise<Result<FoundMessage[]>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    const { query, session, limit } = searchSchema.parse(input);
    return search(ctx, { userId: ctx.user.id, query, limit, ...(session ? { session } : {}) });
  });
}
