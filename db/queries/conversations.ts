import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import { visibleTo } from './visible.ts';

export type Conversation = typeof conversations.$inferSelect;
type Values = typeof conversations.$inferInsert;

export type CreateConversationValues = Pick<Values, 'userId'> &
  Partial<
    Pick<
      Values,
      'id' | 'title' | 'type' | 'visibility' | 'project' | 'env' | 'domain' | 'metadata' | 'createdAt'
    >
  >;

export async function createConversation(
  db: Database,
  values: CreateConversationValues,
): Promise<Conversation> {
  const created = values.createdAt;
  const [conversation] = await db
    .insert(conversations)
    .values({ ...values, ...(created && { updatedAt: created, lastActivityAt: created }) })
    .returning();
  return conversation!;
}

export async function readConversation(
  db: Database,
  { conversationId, userId }: { conversationId: string; userId: string },
): Promise<Conversation | null> {
  const [conversation] = await db
    .select()
    .from(conversations)
    .where(and(eq(conversations.id, conversationId), visibleTo(userId)));
  return conversation ?? null;
}

/** What anybody who sees a conversation may change. */
export type ConversationChange = Partial<
  Pick<
    Conversation,
    | 'title'
    | 'status'
    | 'project'
    | 'env'
    | 'domain'
    | 'metadata'
    | 'summary'
    | 'relevance'
    | 'pinned'
    | 'archivedAt'
    | 'resolvedAt'
  >
>;

/** Null when there is no such conversation for this person. */
export async function updateConversation(
  db: Database,
  { conversationId, userId, change }: { conversationId: string; userId: string; change: ConversationChange },
): Promise<Conversation | null> {
  const [conversation] = await db
    .update(conversations)
    .set({ ...change, updatedAt: sql`clock_timestamp()` })
    .where(and(eq(conversations.id, conversationId), visibleTo(userId)))
    .returning();
  return conversation ?? null;
}

export async function touchConversation(
  db: Database,
  { conversationId, userId }: { conversationId: string; userId: string },
): Promise<boolean> {
  const touched = await db
    .update(conversations)
    .set({ lastActivityAt: sql`clock_timestamp()`, updatedAt: sql`clock_timestamp()` })
    .where(and(eq(conversations.id, conversationId), visibleTo(userId)))
    .returning({ id: conversations.id });
  return touched.length > 0;
}

/** Only the owner decides who sees it. */
export async function setVisibility(
  db: Database,
  input: { conversationId: string; userId: string; visibility: Conversation['visibility'] },
): Promise<Conversation | null> {
  const [conversation] = await db
    .update(conversations)
    .set({ visibility: input.visibility, updatedAt: sql`clock_timestamp()` })
    .where(and(eq(conversations.id, input.conversationId), eq(conversations.userId, input.userId)))
    .returning();
  return conversation ?? null;
}

/** Deletes what the person owns, with everything that belongs to it. Returns the ids that are gone. */
export async function deleteConversations(
  db: Database,
  { ids, userId }: { ids: string[]; userId: string },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const gone = await db
    .delete(conversations)
    .where(and(inArray(conversations.id, ids), eq(conversations.userId, userId)))
    .returning({ id: conversations.id });
  return gone.map(({ id }) => id);
}

/** Puts several conversations away, or takes them out again. */
export async function archiveConversations(
  db: Database,
  { ids, userId, archived }: { ids: string[]; userId: string; archived: boolean },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const changed = await db
    .update(conversations)
    .set({ archivedAt: archived ? sql`coalesce(${conversations.archivedAt}, clock_timestamp())` : null })
    .where(and(inArray(conversations.id, ids), visibleTo(userId)))
    .returning({ id: conversations.id });
  return changed.map(({ id }) => id);
}
