import { mergePatterns as merge } from '#db/queries/merge-patterns.ts';
import type { PatternInfo } from '#lib/contracts/memory.ts';
import type { Ctx } from '#lib/server/context.ts';
import { toPatternInfo } from './to-pattern-info.ts';

/** Makes two patterns one: counts add up, and the old key leads to the new one from then on. */
export async function mergePatterns(ctx: Ctx, input: { key: string; intoKey: string }): Promise<PatternInfo> {
  const merged = await merge(ctx.db, input);
  return toPatternInfo(merged);
}
