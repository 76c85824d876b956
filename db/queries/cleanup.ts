import { and, asc, eq, inArray, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { contextItems } from '../schema/context.ts';
import { conversations, shareLinks } from '../schema/conversations.ts';
import { logSets } from '../schema/log-sets.ts';

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
 * ones and those that are being answered stay. In small transactions: others are not held up.
 */
export async function deleteInactiveConversations(
  db: Database,
  { before, batch = 100 }: { before: Date; batch?: number },
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

/** Tells the planner how the tables have grown. The embedded store does that only when asked: at start and at cleaning up. */
export async function refreshStatistics(db: Database): Promise<void> {
  await db.execute(sql`analyze`);
}
