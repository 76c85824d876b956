import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import { messages } from '../schema/messages.ts';
import { visibleTo } from './visible.ts';

export interface SearchableRow {
  id: string;
  conversationId: string;
  role: 'user' | 'assistant' | 'system';
  /** The head of the text: what is searched. */
  text: string;
  createdAt: Date;
}

/** A pasted log inside a message says nothing more after this. */
const SEARCHED_CHARS = 8_000;

/** Messages of what the team may see, or of a person's private conversations, newest first. */
export async function listSearchable(
  db: Database,
  input: { shelf: { of: 'team' } | { of: 'private'; userId: string }; since?: Date; limit: number },
): Promise<SearchableRow[]> {
  const { shelf, since, limit } = input;
  return db
    .select({
      id: messages.id,
      conversationId: messages.conversationId,
      role: messages.role,
      text: sql<string>`left(${messages.content}, ${SEARCHED_CHARS})`,
      createdAt: messages.createdAt,
    })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(
      and(
        shelf.of === 'team'
          ? eq(conversations.visibility, 'team')
          : and(eq(conversations.visibility, 'private'), eq(conversations.userId, shelf.userId)),
        since && gte(messages.createdAt, since),
      ),
    )
    .orderBy(desc(messages.createdAt), desc(messages.index))
    .limit(limit);
}

/** Messages behind ids that a person may see, with the title of their conversation. */
export async function readVisibleMessages(
  db: Database,
  { ids, userId }: { ids: string[]; userId: string },
): Promise<(SearchableRow & { title: string })[]> {
  if (ids.length === 0) return [];
  return db
    .select({
      id: messages.id,
      conversationId: messages.conversationId,
      role: messages.role,
      text: sql<string>`left(${messages.content}, ${SEARCHED_CHARS})`,
      createdAt: messages.createdAt,
      title: conversations.title,
    })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(and(inArray(messages.id, ids), visibleTo(userId)));
}
