import type { DuplicatePatterns } from '#lib/contracts/memory.ts';
import type { Ctx } from '#lib/server/context.ts';
import { findDuplicatePatterns } from './find-duplicate-patterns.ts';
import { mergePatterns } from './merge-patterns.ts';

/** Makes patterns one that are the same beyond doubt; a merge keeps the old key as a way to the new one. */
export async function mergeDuplicatePatterns(
  ctx: Ctx,
  hold: () => Promise<void> = async () => {},
): Promise<DuplicatePatterns[]> {
  const merged: DuplicatePatterns[] = [];
  const gone = new Set<string>();
  for (const pair of await findDuplicatePatterns(ctx, { limit: 200 })) {
    // One merge at a time for each: the next time looks at what came of it.
    if (!pair.certain || gone.has(pair.key) || gone.has(pair.intoKey)) continue;
    await hold();
    await mergePatterns(ctx, pair);
    ctx.log.info({ key: pair.key, intoKey: pair.intoKey, why: pair.why }, 'two patterns were one');
    for (const key of [pair.key, pair.intoKey]) gone.add(key);
    merged.push(pair);
  }
  return merged;
}
