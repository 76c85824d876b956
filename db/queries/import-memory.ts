import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { analysisMemory, resolutions } from '../schema/analyses.ts';
import { conversations } from '../schema/conversations.ts';
import { entities } from '../schema/entities.ts';
import { errorPatterns } from '../schema/error-patterns.ts';
import { messages } from '../schema/messages.ts';
import type { NewAnalysis } from './analyses.ts';
import type { Conversation } from './conversations.ts';
import { type ErrorPattern, lockPattern, patternKeyOf } from './error-patterns.ts';
import type { NewResolution } from './resolutions.ts';

/** Ids looked up in one statement. */
const CHUNK = 1_000;

/** The conversation of an id, whoever owns it, locked for the transaction. The caller decides what may be done. */
export async function lockConversation(tx: Database, { id }: { id: string }): Promise<Conversation | null> {
  const [row] = await tx.select().from(conversations).where(eq(conversations.id, id)).for('update');
  return row ?? null;
}

/** Sets what an import knows of a conversation: times and status as they were, not the time of the import. */
export async function setImported(
  tx: Database,
  { id, values }: { id: string; values: Partial<Conversation> },
): Promise<void> {
  await tx.update(conversations).set(values).where(eq(conversations.id, id));
}

/** Which of these messages are stored already, in any conversation, and in which. */
export async function findMessages(tx: Database, { ids }: { ids: string[] }): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let at = 0; at < ids.length; at += CHUNK) {
    const rows = await tx
      .select({ id: messages.id, conversationId: messages.conversationId })
      .from(messages)
      .where(inArray(messages.id, ids.slice(at, at + CHUNK)));
    for (const row of rows) found.set(row.id, row.conversationId);
  }
  return found;
}

/** Adds analyses that are not stored yet, then what superseded them; answers the ids of what was added. */
export async function addAnalyses(
  tx: Database,
  { conversationId, rows }: { conversationId: string; rows: NewAnalysis[] },
): Promise<string[]> {
  const added: string[] = [];
  for (const { supersededBy: _, ...row } of rows) {
    const [made] = await tx
      .insert(analysisMemory)
      .values({ ...row, conversationId })
      .onConflictDoNothing()
      .returning({ id: analysisMemory.id });
    if (made) added.push(made.id);
  }
  for (const { id, supersededBy } of rows) {
    if (!id || !supersededBy || !added.includes(id)) continue;
    const target = tx
      .select({ id: analysisMemory.id })
      .from(analysisMemory)
      .where(and(eq(analysisMemory.id, supersededBy), eq(analysisMemory.conversationId, conversationId)));
    await tx
      .update(analysisMemory)
      .set({ supersededBy: sql`(${target})` })
      .where(eq(analysisMemory.id, id));
  }
  return added;
}

/** Adds outcomes that are not stored yet, without counting them: patterns bring their own counts. */
export async function addResolutions(
  tx: Database,
  { conversationId, rows }: { conversationId: string; rows: NewResolution[] },
): Promise<NewResolution[]> {
  const kept = await tx
    .select({ id: analysisMemory.id })
    .from(analysisMemory)
    .where(eq(analysisMemory.conversationId, conversationId));
  const analyses = new Set(kept.map(({ id }) => id));
  const added: NewResolution[] = [];
  for (const row of rows) {
    const analysisId = row.analysisId && analyses.has(row.analysisId) ? row.analysisId : null;
    const [made] = await tx
      .insert(resolutions)
      .values({ ...row, conversationId, analysisId })
      .onConflictDoNothing()
      .returning();
    if (made) added.push(made);
  }
  return added;
}

/** Other names of an entity are added to those it has. */
export async function addAliases(
  tx: Database,
  { id, aliases }: { id: string; aliases: string[] },
): Promise<void> {
  await tx
    .update(entities)
    .set({
      aliases: sql`(select array(select distinct unnest(${entities.aliases} || ${sql.param(aliases, entities.aliases)}::text[]) order by 1))`,
    })
    .where(eq(entities.id, id));
}

/** The pattern of a key, made empty where there was none, locked for the transaction. */
export async function lockOrMakePattern(
  tx: Database,
  input: { domain: string; errorType: string; seenAt: Date },
): Promise<{ pattern: ErrorPattern; made: boolean }> {
  const { domain, errorType, seenAt } = input;
  const patternKey = patternKeyOf(input);
  const made = await tx
    .insert(errorPatterns)
    .values({ patternKey, domain, errorType, firstSeen: seenAt, lastSeen: seenAt })
    .onConflictDoNothing()
    .returning({ id: errorPatterns.id });
  return { pattern: await lockPattern(tx, patternKey), made: made.length > 0 };
}

export async function setPattern(
  tx: Database,
  { id, values }: { id: string; values: Partial<ErrorPattern> },
): Promise<void> {
  await tx
    .update(errorPatterns)
    .set({ ...values, updatedAt: sql`clock_timestamp()` })
    .where(eq(errorPatterns.id, id));
}
