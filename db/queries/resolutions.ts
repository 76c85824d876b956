import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { analysisMemory, type ResolutionOutcome, resolutions } from '../schema/analyses.ts';
import { conversations } from '../schema/conversations.ts';
import { errorPatterns, type PatternStep } from '../schema/error-patterns.ts';
import { lockPattern } from './error-patterns.ts';
import { visibleTo } from './visible.ts';

export type Resolution = typeof resolutions.$inferSelect;
export type NewResolution = typeof resolutions.$inferInsert;

/**
 * Records how an investigation ended, and what follows from it, all or nothing: the conversation's status,
 * the analysis' resolution, the pattern's rate and the counts of the step that was taken. `step`: the pattern's
 * wording of that step, where it differs from what this person said.
 */
export async function recordResolution(
  db: Database,
  values: NewResolution,
  { step = values.action ?? null }: { step?: string | null } = {},
): Promise<Resolution> {
  return db.transaction(async (tx) => {
    const [resolution] = await tx.insert(resolutions).values(values).returning();
    const { outcome } = values;
    const at = resolution!.createdAt;
    await tx
      .update(conversations)
      .set({
        status: statusAfter(outcome),
        resolvedAt: outcome === 'solved' ? at : null,
        updatedAt: at,
        lastActivityAt: sql`greatest(${conversations.lastActivityAt}, ${sql.param(at, conversations.lastActivityAt)})`,
      })
      .where(eq(conversations.id, values.conversationId));
    if (values.analysisId != null) {
      await tx
        .update(analysisMemory)
        .set({
          solved: outcome === 'solved',
          resolvedAt: outcome === 'solved' ? at : null,
          // What did not help is kept in the record, not shown as the resolution.
          ...(outcome === 'solved' && values.action != null ? { resolution: values.action } : {}),
        })
        .where(eq(analysisMemory.id, values.analysisId));
    }
    if (values.patternKey != null) await countOutcome(tx, values.patternKey, outcome, step);
    return resolution!;
  });
}

function statusAfter(outcome: ResolutionOutcome) {
  switch (outcome) {
    case 'solved':
      return 'solved';
    case 'not_solved':
      return 'unsolved';
    case 'partly':
    case 'reopened':
      return 'open';
    default:
      throw new Error(`unknown outcome ${outcome satisfies never}`);
  }
}

/** A fix that was followed by a return of the trouble did not work after all: its success turns into a failure. */
async function countOutcome(tx: Database, key: string, outcome: ResolutionOutcome, action: string | null) {
  if (outcome === 'partly') return;
  const pattern = await lockPattern(tx, key);
  const worked = outcome === 'solved' ? 1 : outcome === 'reopened' && pattern.solved > 0 ? -1 : 0;
  const tried = outcome === 'reopened' ? 0 : 1;
  await tx
    .update(errorPatterns)
    .set({
      solved: pattern.solved + worked,
      tried: pattern.tried + tried,
      resolutionSteps:
        action === null ? pattern.resolutionSteps : countStep(pattern.resolutionSteps, action, outcome),
      updatedAt: sql`clock_timestamp()`,
    })
    .where(eq(errorPatterns.id, pattern.id));
}

function countStep(
  steps: PatternStep[],
  text: string,
  outcome: Exclude<ResolutionOutcome, 'partly'>,
): PatternStep[] {
  const had = steps.find((step) => step.text === text) ?? { text, worked: 0, failed: 0 };
  const returned = outcome === 'reopened' && had.worked > 0 ? 1 : 0;
  const counted = {
    ...had,
    worked: had.worked + (outcome === 'solved' ? 1 : 0) - returned,
    failed: had.failed + (outcome === 'solved' ? 0 : 1),
  };
  return [...steps.filter((step) => step.text !== text), counted];
}

/** What was recorded for a conversation, oldest first. */
export async function listResolutions(
  db: Database,
  { conversationId, userId }: { conversationId: string; userId: string },
): Promise<Resolution[]> {
  const rows = await db
    .select({ resolution: resolutions })
    .from(resolutions)
    .innerJoin(conversations, eq(conversations.id, resolutions.conversationId))
    .where(and(eq(resolutions.conversationId, conversationId), visibleTo(userId)))
    .orderBy(asc(resolutions.createdAt), asc(resolutions.id));
  return rows.map(({ resolution }) => resolution);
}

/** What was recorded for a pattern under any of its keys, newest first. */
export async function listPatternResolutions(
  db: Database,
  { patternKeys, userId, limit }: { patternKeys: string[]; userId: string; limit: number },
): Promise<Resolution[]> {
  const rows = await db
    .select({ resolution: resolutions })
    .from(resolutions)
    .innerJoin(conversations, eq(conversations.id, resolutions.conversationId))
    .where(and(inArray(resolutions.patternKey, patternKeys), visibleTo(userId)))
    .orderBy(desc(resolutions.createdAt), desc(resolutions.id))
    .limit(limit);
  return rows.map(({ resolution }) => resolution);
}
