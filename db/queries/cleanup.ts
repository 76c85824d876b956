import { and, asc, eq, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { analysisMemory } from '../schema/analyses.ts';
import { contextItems } from '../schema/context.ts';
import { conversations, shareLinks } from '../schema/conversations.ts';
import { logSets } from '../schema/log-sets.ts';
import { modelUsage } from '../schema/runs.ts';

/** What is past its own time: context items, share links, log sets, and uploads that nobody went on with. */
export async function deleteExpired(
  db: Database,
  { now, abandonedBefore }: { now: Date; abandonedBefore: Date },
): Promise<{ contextItems: number; shareLinks: number; logSets: number }> {
  const items = await db
    .delete(contextItems)
    .where(and(isNotNull(contextItems.expiresAt), lt(contextItems.expiresAt, now)))
    .returning({ id: contextItems.id });
  const links = await db
    .delete(shareLinks)
    .where(and(isNotNull(shareLinks.expiresAt), lt(shareLinks.expiresAt, now)))
    .returning({ id: shareLinks.id });
  const sets = await db
    .delete(logSets)
    .where(
      or(
        and(isNotNull(logSets.expiresAt), lt(logSets.expiresAt, now)),
        and(eq(logSets.status, 'receiving'), lt(logSets.updatedAt, abandonedBefore)),
      ),
    )
    .returning({ id: logSets.id });
  return { contextItems: items.length, shareLinks: links.length, logSets: sets.length };
}

/**
 * Deletes conversations nobody used since a time, oldest first, with everything that belongs to them; pinned
 * ones and those that are being answered stay. In small transactions: others are not held up, and `between` them
 * the caller may end it by throwing.
 */
export async function deleteInactiveConversations(
  db: Database,
  { before, batch = 100, between }: { before: Date; batch?: number; between?: () => Promise<void> },
): Promise<number> {
  let deleted = 0;
  for (;;) {
    const old = db
      .select({ id: conversations.id })
      .from(conversations)
      .where(
        and(
          lt(conversations.lastActivityAt, before),
          eq(conversations.pinned, false),
          sql`not exists (select 1 from runs where runs.conversation_id = ${conversations.id} and runs.status = 'running')`,
        ),
      )
      .orderBy(asc(conversations.lastActivityAt))
      .limit(batch);
    const gone = await db
      .delete(conversations)
      .where(inArray(conversations.id, old))
      .returning({ id: conversations.id });
    deleted += gone.length;
    if (gone.length < batch) return deleted;
    await between?.();
  }
}

/** Conversations that hold more messages than a bound. */
export async function listOverfull(
  db: Database,
  { maxMessages, limit }: { maxMessages: number; limit: number },
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select conversation_id as id from conversation_stats where messages > ${maxMessages}
    order by messages desc limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** Tells the planner how the tables have grown. The embedded store does that only when asked: at start, and as they grow. */
export async function refreshStatistics(db: Database): Promise<void> {
  await db.execute(sql`analyze`);
}

/** The same for tables that changed by a tenth; answers which. A server does it by itself. */
export async function refreshGrownStatistics(db: Database): Promise<string[]> {
  const grown = await db.execute<{ name: string }>(sql`
    select c.relname as name from pg_stat_user_tables s
    join pg_class c on c.oid = s.relid
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
    where s.n_mod_since_analyze > 100 + greatest(c.reltuples, 0) / 10`);
  for (const { name } of grown) await db.execute(sql`analyze ${sql.identifier(name)}`);
  return grown.map(({ name }) => name);
}

/** Stored logs older than a time, whatever uses them; uploads that go on stay. */
export async function deleteOldLogSets(db: Database, { before }: { before: Date }): Promise<number> {
  const gone = await db
    .delete(logSets)
    .where(and(lt(logSets.createdAt, before), ne(logSets.status, 'receiving')))
    .returning({ id: logSets.id });
  return gone.length;
}

/** Analyses older than a time, but not those whose solution is known: they are why the memory is kept. */
export async function deleteOldAnalyses(db: Database, { before }: { before: Date }): Promise<number> {
  const gone = await db
    .delete(analysisMemory)
    .where(and(lt(analysisMemory.createdAt, before), sql`${analysisMemory.solved} is not true`))
    .returning({ id: analysisMemory.id });
  return gone.length;
}

/** Figures of what the language model took, older than a time. */
export async function deleteOldUsage(db: Database, { before }: { before: Date }): Promise<number> {
  const gone = await db
    .delete(modelUsage)
    .where(lt(modelUsage.createdAt, before))
    .returning({ id: modelUsage.id });
  return gone.length;
}
