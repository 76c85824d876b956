'use server';

import { z } from 'zod';
import type { Result } from '#lib/contracts/result.ts';
import { uuid } from '#lib/contracts/runs.ts';
import { rateAnswer as rate } from '#lib/memory/conversations/rate-answer.ts';
import { toResult } from '#lib/server/to-result.ts';
import { requestCtx } from '../request-ctx.ts';

const ratingSchema = z.object({
  messageId: uuid,
  rating: z.union([z.literal(1), z.literal(-1)]),
  note: z.string().trim().min(1).max(2_000).optional(),
});

/** A person says whether an answer helped. */
export async function rateAnswer(input: z.input<typeof ratingSchema>): Promise<Result<null>> {
  const ctx = await requestCtx();
  return toResult(ctx, async () => {
    await rate(ctx, ratingSchema.parse(input));
    return null;
  });
}
