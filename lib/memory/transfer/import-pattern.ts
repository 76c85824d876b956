import { isDeepStrictEqual } from 'node:util';
import { lockOrMakePattern, setPattern } from '#db/queries/import-memory.ts';
import type { PatternRecord } from '#lib/contracts/memory-file.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readCountedFrom } from './counted-from.ts';
import { mergeCounts, splitCounts, sumCounts } from './pattern-counts.ts';

/** Samples and causes of a pattern: the typical ones, not every one that ever was. */
const MOST = 24;

export type Taken = 'added' | 'merged' | 'unchanged';

/** Joins a pattern of a file with the one here. Each installation's counts count once, however often files come. */
export async function importPattern(
  ctx: Ctx,
  { record, own, source }: { record: PatternRecord; own: string; source: string },
): Promise<Taken> {
  const { domain, errorType } = record;
  return ctx.db.transaction(async (tx) => {
    const lastSeen = new Date(record.lastSeen);
    const { pattern, made } = await lockOrMakePattern(tx, { domain, errorType, seenAt: lastSeen });
    const { countedFrom, rest } = readCountedFrom(pattern.provenance);
    const total = {
      solved: pattern.solved,
      tried: pattern.tried,
      occurrences: pattern.occurrences,
      usage: pattern.usageCount,
      steps: pattern.resolutionSteps,
    };
    const merged = mergeCounts(
      splitCounts(own, total, countedFrom),
      splitCounts(source, record.counts, record.countedFrom),
    );
    const sum = sumCounts(Object.values(merged));
    const foreign = Object.entries(merged).filter(([from]) => from !== own);
    const firstSeen = new Date(record.firstSeen);
    const values = {
      title: pattern.title || record.title,
      typicalCauses: union(pattern.typicalCauses, record.causes),
      positiveSamples: union(pattern.positiveSamples, record.positiveSamples),
      negativeSamples: union(pattern.negativeSamples, record.negativeSamples),
      solved: sum.solved,
      tried: sum.tried,
      occurrences: sum.occurrences,
      usageCount: sum.usage,
      resolutionSteps: sum.steps,
      provenance: [...rest, ...foreign.map(([from, counts]) => ({ countedFrom: from, counts }))],
      firstSeen: firstSeen < pattern.firstSeen ? firstSeen : pattern.firstSeen,
      lastSeen: lastSeen > pattern.lastSeen ? lastSeen : pattern.lastSeen,
    };
    const news = Object.entries(values).some(
      ([name, value]) => !isDeepStrictEqual(value, pattern[name as keyof typeof values]),
    );
    if (!news && !made) return 'unchanged';
    await setPattern(tx, { id: pattern.id, values });
    return made ? 'added' : 'merged';
  });
}

function union(had: string[], more: string[]): string[] {
  const joined = new Set(had);
  for (const text of more) if (joined.size < Math.max(MOST, had.length)) joined.add(text);
  return [...joined];
}
