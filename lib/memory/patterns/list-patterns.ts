import { listPatterns as query } from '#db/queries/error-patterns.ts';
import type { PatternInfo } from '#lib/contracts/memory.ts';
import type { Ctx } from '#lib/server/context.ts';
import { toPatternInfo } from './to-pattern-info.ts';

export interface ListPatternsInput {
  limit?: number;
  offset?: number;
  domain?: string;
  /** Part of a key or title. */
  search?: string;
}

/** The reference memory, the most recently seen first; merged patterns are shown as the one they became. */
export async function listPatterns(
  ctx: Ctx,
  input: ListPatternsInput = {},
): Promise<(PatternInfo & { title: string; occurrences: number })[]> {
  const { limit = 50, ...rest } = input;
  const rows = await query(ctx.db, { ...rest, limit: Math.min(limit, 500) });
  return rows.map((row) => ({ ...toPatternInfo(row), title: row.title, occurrences: row.occurrences }));
}
