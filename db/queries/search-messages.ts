import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import { messages } from '../schema/messages.ts';
import { messageColumns, type StoredMessage } from './messages.ts';
import { visibleTo } from './visible.ts';

/** A longer text is searched by its first words: each word is a look-up of its own. */
const MAX_WORDS = 40;
/** A word in more messages than this tells them apart too little to be worth ranking them all for it. */
const COMMON = 2000;
/** Messages that are ranked at most: ranking takes about 1.5 µs each per word. */
const MAX_CANDIDATES = 5000;

export interface SearchMessagesInput {
  userId: string;
  text: string;
  limit: number;
  conversationId?: string;
  from?: Date;
  to?: Date;
}

/**
 * Messages that share words with a text, best first by the database's own rank. Candidates: the caller ranks
 * them. Rare words find them, all words rank them; of common words alone, a message needs all.
 */
export async function searchMessages(
  db: Database,
  input: SearchMessagesInput,
): Promise<(StoredMessage & { rank: number })[]> {
  const words = wordsOf(input.text);
  if (words.length === 0) return [];
  return db.transaction(async (tx) => {
    // A limit makes reading every message look cheap to the planner; it is a thousand times slower.
    await tx.execute(sql`set local enable_seqscan = off`);
    // Within one conversation there is nothing to save.
    const rare = input.conversationId === undefined ? await rareOf(tx, words) : words;
    const found = await search(tx, input, { find: rare.length > 0 ? anyOf(rare) : allOf(words), words });
    return found.length > 0 || rare.length > 0 ? found : search(tx, input, { find: anyOf(words), words });
  });
}

async function search(
  db: Database,
  input: SearchMessagesInput,
  { find, words }: { find: SQL; words: string[] },
) {
  const inReach = and(
    sql`${messages.search} @@ ${find}`,
    input.conversationId === undefined ? undefined : eq(messages.conversationId, input.conversationId),
    input.from === undefined ? undefined : gte(messages.createdAt, input.from),
    input.to === undefined ? undefined : lt(messages.createdAt, input.to),
  );
  // `offset 0` has the words looked up first and once, not once per conversation.
  const candidates = sql`(
    select hits.id from (select id, conversation_id from ${messages} where ${inReach} offset 0) as hits
    join ${conversations} on ${conversations.id} = hits.conversation_id
    where ${visibleTo(input.userId)} limit ${MAX_CANDIDATES})`;
  const rank = sql<number>`ts_rank(${messages.search}, ${anyOf(words)}, 1)`.mapWith(Number);
  return db
    .select({ ...messageColumns, rank: rank.as('rank') })
    .from(messages)
    .where(inArray(messages.id, candidates))
    .orderBy(desc(sql`rank`), desc(messages.createdAt))
    .limit(input.limit);
}

async function rareOf(db: Database, words: string[]): Promise<string[]> {
  const rows = await db.execute<{ word: string; n: number }>(sql`
    select word, (
      select count(*) from (
        select from messages where search @@ to_tsquery('english', word) limit ${COMMON + 1}
      ) as hits
    ) as n
    from unnest(${sql.param(`{${words.join(',')}}`)}::text[]) as word`);
  return rows.filter(({ n }) => n > 0 && n <= COMMON).map(({ word }) => word);
}

/** Distinct words of letters and digits: nothing in them means anything to the query language. */
export function wordsOf(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, 200).toLowerCase()))].slice(0, MAX_WORDS);
}

const anyOf = (words: string[]) => sql`to_tsquery('english', ${words.join(' | ')})`;
const allOf = (words: string[]) => sql`to_tsquery('english', ${words.join(' & ')})`;
