import { and, desc, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import { type MessageRole, messages } from '../schema/messages.ts';
import { begunWord } from './begun-word.ts';
import { wordsOf } from './search-messages.ts';

export interface SaidMessage {
  id: string;
  conversationId: string;
  role: MessageRole;
  /** The head of the text. */
  text: string;
  createdAt: Date;
}

/** An excerpt is made of this much; a pasted log inside a message is longer. */
const READ_CHARS = 20_000;

/** For each of these conversations the message that says most of some words; those that say none are left out. */
export async function readSaid(
  db: Database,
  { conversationIds, text }: { conversationIds: string[]; text: string },
): Promise<SaidMessage[]> {
  const words = wordsOf(text);
  if (words.length === 0 || conversationIds.length === 0) return [];
  const query = sql`(to_tsquery('english', ${words.join(' | ')}) || ${begunWord(words.at(-1) ?? '')})`;
  const best = db
    .select({
      id: messages.id,
      conversationId: messages.conversationId,
      role: messages.role,
      text: sql<string>`left(${messages.content}, ${READ_CHARS})`.as('text'),
      createdAt: messages.createdAt,
    })
    .from(messages)
    .where(and(sql`${messages.conversationId} = conversations.id`, sql`${messages.search} @@ ${query}`))
    .orderBy(desc(sql`ts_rank(${messages.search}, ${query}, 1)`), desc(messages.index))
    .limit(1)
    .as('best');
  return db
    .select({
      id: best.id,
      conversationId: best.conversationId,
      role: best.role,
      text: best.text,
      createdAt: best.createdAt,
    })
    .from(conversations)
    .innerJoinLateral(best, sql`true`)
    .where(inArray(conversations.id, conversationIds));
}
