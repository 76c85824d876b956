import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Database } from '../database.ts';
import { errorPatterns, type PatternStep } from '../schema/error-patterns.ts';
import { contains } from './contains.ts';

export type ErrorPattern = typeof errorPatterns.$inferSelect;

/** A pattern says the typical ones, not every wording that ever was. */
const MAX_CAUSES = 12;

export interface CountUpPatternInput {
  domain: string;
  errorType: string;
  title?: string;
  causes?: string[];
  positiveSamples?: string[];
  negativeSamples?: string[];
  fingerprint?: Record<string, unknown>;
  provenance?: unknown;
  seenAt?: Date;
}

export function patternKeyOf({ domain, errorType }: { domain: string; errorType: string }): string {
  return `${domain}:${errorType}`;
}

/** Creates a pattern, or counts one more occurrence of it. What was merged into another counts there. */
export async function countUpPattern(db: Database, input: CountUpPatternInput): Promise<ErrorPattern> {
  const { domain, errorType, title = '', causes = [], fingerprint = {}, provenance, seenAt } = input;
  const when = sql`${sql.param(seenAt ?? new Date(), errorPatterns.lastSeen)}::timestamptz`;
  return db.transaction(async (tx) => {
    const values = { patternKey: patternKeyOf(input), domain, errorType, title, typicalCauses: causes };
    const samples = {
      positiveSamples: input.positiveSamples ?? [],
      negativeSamples: input.negativeSamples ?? [],
    };
    const [made] = await tx
      .insert(errorPatterns)
      .values({
        ...values,
        ...samples,
        fingerprint,
        provenance: provenance === undefined ? [] : [provenance],
        occurrences: 1,
        usageCount: 1,
        firstSeen: when,
        lastSeen: when,
      })
      .onConflictDoNothing()
      .returning();
    if (made !== undefined) return made;
    const found = await lockPattern(tx, values.patternKey);
    const [counted] = await tx
      .update(errorPatterns)
      .set({
        occurrences: sql`${errorPatterns.occurrences} + 1`,
        usageCount: sql`${errorPatterns.usageCount} + 1`,
        firstSeen: sql`least(${errorPatterns.firstSeen}, ${when})`,
        lastSeen: sql`greatest(${errorPatterns.lastSeen}, ${when})`,
        typicalCauses: union(found.typicalCauses, causes),
        positiveSamples: union(found.positiveSamples, samples.positiveSamples),
        negativeSamples: union(found.negativeSamples, samples.negativeSamples),
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(errorPatterns.id, found.id))
      .returning();
    return counted!;
  });
}

function union(had: string[], more: string[]): string[] {
  return [...new Set([...had, ...more])].slice(0, MAX_CAUSES);
}

/** The pattern behind a key, followed through merges, locked for the transaction. */
export async function lockPattern(tx: Database, key: string): Promise<ErrorPattern> {
  let [pattern] = await tx
    .select()
    .from(errorPatterns)
    .where(eq(errorPatterns.patternKey, key))
    .for('update');
  while (pattern?.mergedInto != null) {
    [pattern] = await tx
      .select()
      .from(errorPatterns)
      .where(eq(errorPatterns.id, pattern.mergedInto))
      .for('update');
  }
  if (pattern === undefined) throw new PersonError('not_found', `There is no pattern ${key}.`);
  return pattern;
}

/** Looks a pattern up while analysing: that counts as a use of it. */
export async function countPatternUse(db: Database, { key }: { key: string }): Promise<ErrorPattern | null> {
  const target = await readPattern(db, { key });
  if (target === null) return null;
  const [used] = await db
    .update(errorPatterns)
    .set({ usageCount: sql`${errorPatterns.usageCount} + 1` })
    .where(eq(errorPatterns.id, target.id))
    .returning();
  return used ?? null;
}

/** Reads a pattern, followed through merges, without counting it as a use. */
export async function readPattern(db: Database, { key }: { key: string }): Promise<ErrorPattern | null> {
  let [pattern] = await db.select().from(errorPatterns).where(eq(errorPatterns.patternKey, key));
  while (pattern?.mergedInto != null) {
    [pattern] = await db.select().from(errorPatterns).where(eq(errorPatterns.id, pattern.mergedInto));
  }
  return pattern ?? null;
}

/** The key behind an id, followed through merges: an address of a merged pattern leads to what it became. */
export async function readPatternKey(db: Database, { id }: { id: string }): Promise<string | null> {
  const [row] = await db
    .select({ key: errorPatterns.patternKey })
    .from(errorPatterns)
    .where(eq(errorPatterns.id, id));
  return row ? ((await readPattern(db, { key: row.key }))?.patternKey ?? null) : null;
}

export async function listPatterns(
  db: Database,
  input: { limit: number; offset?: number; domain?: string; search?: string; keys?: string[] },
): Promise<ErrorPattern[]> {
  const { search } = input;
  return db
    .select()
    .from(errorPatterns)
    .where(
      and(
        isNull(errorPatterns.mergedInto),
        input.domain === undefined ? undefined : eq(errorPatterns.domain, input.domain),
        input.keys && inArray(errorPatterns.patternKey, input.keys),
        search
          ? or(contains(errorPatterns.patternKey, search), contains(errorPatterns.title, search))
          : undefined,
      ),
    )
    .orderBy(desc(errorPatterns.lastSeen), desc(errorPatterns.id))
    .limit(input.limit)
    .offset(input.offset ?? 0);
}

export type PatternEdit = Partial<
  Pick<
    ErrorPattern,
    'title' | 'typicalCauses' | 'resolutionSteps' | 'positiveSamples' | 'negativeSamples' | 'fingerprint'
  >
>;

/** A person's edit. Counts of what worked cannot be edited through it: steps keep theirs by their text. */
export async function editPattern(
  db: Database,
  { key, userId, edit }: { key: string; userId: string; edit: PatternEdit },
): Promise<ErrorPattern> {
  return db.transaction(async (tx) => {
    const pattern = await lockPattern(tx, key);
    const [edited] = await tx
      .update(errorPatterns)
      .set({
        ...edit,
        ...(edit.resolutionSteps && {
          resolutionSteps: keepCounts(pattern.resolutionSteps, edit.resolutionSteps),
        }),
        editedBy: userId,
        editedAt: sql`clock_timestamp()`,
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(errorPatterns.id, pattern.id))
      .returning();
    return edited!;
  });
}

function keepCounts(had: PatternStep[], wanted: PatternStep[]): PatternStep[] {
  return wanted.map(({ text }) => had.find((step) => step.text === text) ?? { text, worked: 0, failed: 0 });
}
