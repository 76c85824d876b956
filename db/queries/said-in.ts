import { desc, inArray, sql } from 'drizzle-orm';
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
  // A query of its own is put together once, and not again for every message that is looked at.
  const query = sql`(select to_tsquery('english', ${words.join(' | ')}) || ${begunWord(words.at(-1) ?? '')})`;
  // The messages of one conversation are few. `offset 0` keeps the index of words out, which would be read again for
  // each of them: it knows all that say a word.
  const its = db
    .select()
    .from(messages)
    .where(sql`${messages.conversationId} = conversations.id offset 0`)
    .as('its');
  const best = db
    .select({
      id: its.id,
      conversationId: its.conversationId,
      role: its.role,
      text: sql<string>`left(${its.content}, ${READ_CHARS})`.as('text'),
      createdAt: its.createdAt,
    })
    .from(its)
    .where(sql`${its.search} @@ ${query}`)
    .orderBy(desc(sql`ts_rank(${its.search}, ${query}, 1)`), desc(its.index))
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
