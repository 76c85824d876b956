import { and, asc, desc, eq, gte, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversationStats, conversations } from '../schema/conversations.ts';
import { messages } from '../schema/messages.ts';
import { anyId } from './any-id.ts';
import { onShelf, type Shelf } from './on-shelf.ts';
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

const m = messages;

const searchable = {
  id: m.id,
  conversationId: m.conversationId,
  role: m.role,
  text: sql<string>`left(${m.content}, ${SEARCHED_CHARS})`,
  createdAt: m.createdAt,
};

/** Ids of messages of a shelf in the order they were said, since a time or after the last one of the page before. */
export async function pageMessageIds(
  db: Database,
  input: {
    shelf: Shelf;
    since?: Date;
    after?: { createdAt: Date; index: number; id: string };
    limit: number;
  },
): Promise<{ id: string; createdAt: Date; index: number }[]> {
  const { shelf, since, after, limit } = input;
  return db
    .select({ id: m.id, createdAt: m.createdAt, index: m.index })
    .from(m)
    .innerJoin(conversations, eq(conversations.id, m.conversationId))
    .where(
      and(
        onShelf(shelf),
        since && gte(m.createdAt, since),
        after && gte(m.createdAt, after.createdAt),
        after &&
          sql`(${m.createdAt}, ${m.index}, ${m.id}) > (${sql.param(after.createdAt, m.createdAt)}, ${after.index}::int, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(m.createdAt), asc(m.index), asc(m.id))
    .limit(limit);
}

/** Where the messages of conversations stand in the order they were said, and whether that is on a shelf. */
export async function readMessagePlaces(
  db: Database,
  { shelf, conversationIds }: { shelf: Shelf; conversationIds: readonly string[] },
): Promise<{ id: string; createdAt: Date; index: number; here: boolean }[]> {
  return db
    .select({ id: m.id, createdAt: m.createdAt, index: m.index, here: sql<boolean>`(${onShelf(shelf)})` })
    .from(m)
    .innerJoin(conversations, eq(conversations.id, m.conversationId))
    .where(anyId(m.conversationId, conversationIds))
    .orderBy(asc(m.createdAt), asc(m.index), asc(m.id));
}

/** When the newest but `n` was said; null when there are not so many. */
export async function timeOfNewestMessageBut(
  db: Database,
  { shelf, n }: { shelf: Shelf; n: number },
): Promise<Date | null> {
  // What triggers counted is a bound that costs nothing; only past it are rows looked at.
  const [sum] = await db
    .select({ all: sql<number>`coalesce(sum(${conversationStats.messages}), 0)`.mapWith(Number) })
    .from(conversationStats);
  if ((sum?.all ?? 0) <= n) return null;
  const [row] = await db
    .select({ createdAt: m.createdAt })
    .from(m)
    .innerJoin(conversations, eq(conversations.id, m.conversationId))
    .where(onShelf(shelf))
    .orderBy(desc(m.createdAt))
    .offset(n)
    .limit(1);
  return row?.createdAt ?? null;
}

/** What the index needs of messages. Who may see them is checked when they are found. */
export async function readSearchable(db: Database, { ids }: { ids: string[] }): Promise<SearchableRow[]> {
  if (ids.length === 0) return [];
  return db.select(searchable).from(m).where(anyId(m.id, ids));
}

/** Messages behind ids that a person may see, with the title of their conversation. */
export async function readVisibleMessages(
  db: Database,
  { ids, userId }: { ids: string[]; userId: string },
): Promise<(SearchableRow & { title: string })[]> {
  if (ids.length === 0) return [];
  return db
    .select({ ...searchable, title: conversations.title })
    .from(m)
    .innerJoin(conversations, eq(conversations.id, m.conversationId))
    .where(and(anyId(m.id, ids), visibleTo(userId)));
}
