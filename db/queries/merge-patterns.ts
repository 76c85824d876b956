import { eq, sql } from 'drizzle-orm';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Database } from '../database.ts';
import { errorPatterns, type PatternStep } from '../schema/error-patterns.ts';
import { type ErrorPattern, lockPattern } from './error-patterns.ts';

/** Makes two patterns one: counts add up, and whoever asks for the merged one gets the other. */
export async function mergePatterns(
  db: Database,
  { key, intoKey }: { key: string; intoKey: string },
): Promise<ErrorPattern> {
  return db.transaction(async (tx) => {
    const [from, into] = [await lockPattern(tx, key), await lockPattern(tx, intoKey)];
    if (from.id === into.id) throw new PersonError('conflict', 'These two patterns are one already.');
    const [merged] = await tx
      .update(errorPatterns)
      .set({
        solved: into.solved + from.solved,
        tried: into.tried + from.tried,
        usageCount: into.usageCount + from.usageCount,
        occurrences: into.occurrences + from.occurrences,
        firstSeen: from.firstSeen < into.firstSeen ? from.firstSeen : into.firstSeen,
        lastSeen: from.lastSeen > into.lastSeen ? from.lastSeen : into.lastSeen,
        typicalCauses: [...new Set([...into.typicalCauses, ...from.typicalCauses])],
        positiveSamples: [...new Set([...into.positiveSamples, ...from.positiveSamples])],
        negativeSamples: [...new Set([...into.negativeSamples, ...from.negativeSamples])],
        resolutionSteps: joinSteps(into.resolutionSteps, from.resolutionSteps),
        provenance: [...into.provenance, ...from.provenance, { merged: from.patternKey }],
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(errorPatterns.id, into.id))
      .returning();
    await tx.update(errorPatterns).set({ mergedInto: into.id }).where(eq(errorPatterns.id, from.id));
    return merged!;
  });
}

function joinSteps(a: PatternStep[], b: PatternStep[]): PatternStep[] {
  const joined = new Map(a.map((step) => [step.text, { ...step }]));
  for (const step of b) {
    const had = joined.get(step.text);
    if (had === undefined) joined.set(step.text, { ...step });
    else {
      had.worked += step.worked;
      had.failed += step.failed;
    }
  }
  return [...joined.values()];
}
