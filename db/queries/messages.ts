import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  lt,
  lte,
  notInArray,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Placed } from '#lib/contracts/branches.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Database } from '../database.ts';
import { codeOf } from '../ping.ts';
import { conversations } from '../schema/conversations.ts';
import { type MessageRole, messages } from '../schema/messages.ts';
import { visibleTo } from './visible.ts';

/** A message without its search words, which only the database reads. */
export type StoredMessage = Omit<typeof messages.$inferSelect, 'search'>;
export const { search: _searchWords, ...messageColumns } = getTableColumns(messages);

export interface NewMessage {
  id?: string;
  role: MessageRole;
  content: string;
  type?: string;
  parentId?: string | null;
  metadata?: Record<string, unknown>;
  relevance?: number;
  isContext?: boolean;
  createdAt?: Date;
}

export async function storeMessage(
  db: Database,
  { conversationId, ...message }: NewMessage & { conversationId: string },
): Promise<StoredMessage> {
  const [stored] = await storeMessages(db, { conversationId, messages: [message] });
  return stored!;
}

/**
 * Stores messages at the conversation's next indexes, in one statement: writers that come together get
 * indexes of their own.
 */
export async function storeMessages(
  db: Database,
  { conversationId, messages: added }: { conversationId: string; messages: NewMessage[] },
): Promise<StoredMessage[]> {
  if (added.length === 0) return [];
  const place = db.$with('place').as(
    db
      .update(conversations)
      .set({
        nextIndex: sql`${conversations.nextIndex} + ${added.length}`,
        lastActivityAt: sql`clock_timestamp()`,
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(conversations.id, conversationId))
      .returning({ nextIndex: conversations.nextIndex }),
  );
  const rows = added.map((message, offset) => ({
    createdAt: sql`clock_timestamp()`,
    ...message,
    conversationId,
    index: sql`(select next_index - ${added.length - offset}::int from place)`,
  }));
  try {
    return await db.with(place).insert(messages).values(rows).returning(messageColumns);
  } catch (error) {
    // No conversation gives no index.
    if (error instanceof Error && codeOf(error.cause) === '23502') {
      throw new PersonError('not_found', 'This investigation does not exist any more.', { cause: error });
    }
    throw error;
  }
}

/** Stores a message that may be there already: two workers that finish one run store one answer. */
export async function storeMessageOnce(
  db: Database,
  message: NewMessage & { id: string; conversationId: string },
): Promise<void> {
  try {
    await storeMessage(db, message);
  } catch (error) {
    const isThere = error instanceof Error && codeOf(error.cause) === '23505';
    if (!isThere) throw error;
  }
}

/** The last messages in their order; with `beforeIndex`, those before it. The caller has checked access. */
export async function recentMessages(
  db: Database,
  { conversationId, limit, beforeIndex }: { conversationId: string; limit: number; beforeIndex?: number },
): Promise<StoredMessage[]> {
  const newest = await db
    .select(messageColumns)
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversationId),
        beforeIndex === undefined ? undefined : lt(messages.index, beforeIndex),
      ),
    )
    .orderBy(desc(messages.index))
    .limit(limit);
  return newest.reverse();
}

/** A page of messages in their order. */
export async function pageMessages(
  db: Database,
  { conversationId, afterIndex = -1, limit }: { conversationId: string; afterIndex?: number; limit: number },
): Promise<StoredMessage[]> {
  return db
    .select(messageColumns)
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), gt(messages.index, afterIndex)))
    .orderBy(asc(messages.index))
    .limit(limit);
}

export async function readMessage(
  db: Database,
  { messageId, userId }: { messageId: string; userId: string },
): Promise<StoredMessage | null> {
  const [row] = await db
    .select(messageColumns)
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(and(eq(messages.id, messageId), visibleTo(userId)));
  return row ?? null;
}

/** Changes what is kept beside the text: `metadata` is merged into what is there. */
export async function annotateMessage(
  db: Database,
  input: { messageId: string; metadata?: Record<string, unknown>; relevance?: number; isContext?: boolean },
): Promise<StoredMessage | null> {
  const { messageId, metadata, ...values } = input;
  const merged: { metadata?: SQL } =
    metadata === undefined
      ? {}
      : { metadata: sql`${messages.metadata} || ${sql.param(metadata, messages.metadata)}::jsonb` };
  const [message] = await db
    .update(messages)
    .set({ ...values, ...merged })
    .where(eq(messages.id, messageId))
    .returning(messageColumns);
  return message ?? null;
}

/** Deletes a message and everything said after it: the question is asked again. */
export async function deleteMessagesFrom(
  db: Database,
  { conversationId, index }: { conversationId: string; index: number },
): Promise<number> {
  const gone = await db
    .delete(messages)
    .where(and(eq(messages.conversationId, conversationId), lte(sql`${index}`, messages.index)))
    .returning({ id: messages.id });
  return gone.length;
}

/** Keeps the newest `keep` messages of a conversation. */
export async function trimMessages(
  db: Database,
  { conversationId, keep }: { conversationId: string; keep: number },
): Promise<number> {
  const kept = db
    .select({ id: messages.id })
    .from(messages)
    .where(eq(messages.conversationId, conversationId))
    .orderBy(desc(messages.index))
    .limit(keep);
  const gone = await db
    .delete(messages)
    .where(and(eq(messages.conversationId, conversationId), notInArray(messages.id, kept)))
    .returning({ id: messages.id });
  return gone.length;
}

/** Where each message of a conversation stands, oldest first, without what it says. */
export async function readPlaces(
  db: Database,
  { conversationId }: { conversationId: string },
): Promise<Placed[]> {
  return db
    .select({
      id: messages.id,
      role: messages.role,
      parentId: messages.parentId,
      branches: sql<boolean>`${messages.metadata} @> '{"branch": true}'`,
    })
    .from(messages)
    .where(eq(messages.conversationId, conversationId))
    .orderBy(asc(messages.index));
}

export const toPlaced = (message: StoredMessage): StoredMessage & Placed => ({
  ...message,
  branches: message.metadata.branch === true,
});

/** In their order within a conversation. */
export async function readMessages(db: Database, { ids }: { ids: string[] }): Promise<StoredMessage[]> {
  if (ids.length === 0) return [];
  return db
    .select(messageColumns)
    .from(messages)
    .where(inArray(messages.id, ids))
    .orderBy(asc(messages.index));
}
