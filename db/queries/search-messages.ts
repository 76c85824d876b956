import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import { messages } from '../schema/messages.ts';
import { messageColumns, type StoredMessage } from './messages.ts';
import { visibleTo } from './visible.ts';

/** A longer text is searched by its first words: each word is a look-up of its own. */
const MAX_WORDS = 40;

/** Messages that share words with a text, best first by the database's own rank. Candidates: the caller ranks them. */
export async function searchMessages(
  db: Database,
  input: {
    userId: string;
    text: string;
    limit: number;
    conversationId?: string;
    from?: Date;
    to?: Date;
  },
): Promise<(StoredMessage & { rank: number })[]> {
  const query = wordsOf(input.text, '|');
  if (query === null) return [];
  const rank = sql<number>`ts_rank(${messages.search}, ${query}, 1)`.mapWith(Number);
  return db
    .select({ ...messageColumns, rank: rank.as('rank') })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(
      and(
        sql`${messages.search} @@ ${query}`,
        visibleTo(input.userId),
        input.conversationId === undefined ? undefined : eq(messages.conversationId, input.conversationId),
        input.from === undefined ? undefined : gte(messages.createdAt, input.from),
        input.to === undefined ? undefined : lt(messages.createdAt, input.to),
      ),
    )
    .orderBy(desc(sql`rank`), desc(messages.createdAt))
    .limit(input.limit);
}

/** A query that any of the words matches, or all of them; null when there is no word in the text. */
export function wordsOf(text: string, join: '|' | '&'): SQL | null {
  const words = text.match(/[\p{L}\p{N}]+/gu);
  if (words === null) return null;
  const distinct = [...new Set(words.map((word) => word.slice(0, 200).toLowerCase()))].slice(0, MAX_WORDS);
  return sql`to_tsquery('english', ${distinct.join(` ${join} `)})`;
}
