import { and, asc, desc, eq, exists, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { type AnalysisOutcome, analysisMemory } from '../schema/analyses.ts';
import { conversationStats, conversations } from '../schema/conversations.ts';
import { runs } from '../schema/runs.ts';
import { type ConversationFilter, conversationsThat } from './conversation-filters.ts';
import type { Conversation } from './conversations.ts';

export const conversationSorts = ['used', 'newest', 'oldest', 'title'] as const;
export type ConversationSort = (typeof conversationSorts)[number];

/** Place of a row in its order; the key is what the order goes by. */
export interface ConversationPlace {
  pinned: boolean;
  key: string;
  id: string;
}

export interface ListConversationsInput extends ConversationFilter {
  limit: number;
  /** Left out: the most recently used first. */
  sort?: ConversationSort;
  /** Last row of the page before this one. */
  after?: ConversationPlace;
  /** Also how many there are in all: that looks at every one. */
  counted?: boolean;
}

export interface ConversationRow extends Conversation {
  messageCount: number;
  running: boolean;
  outcome: AnalysisOutcome | null;
  headline: string | null;
}

/** Conversations a person may see, pinned ones first; where they are counted, also how many there are in all. */
export async function pageConversations(
  db: Database,
  input: ListConversationsInput,
): Promise<{ rows: ConversationRow[]; found: number | null }> {
  const c = conversations;
  const { order } = orders[input.sort ?? 'used'];
  // What stands in a row is looked up for the rows of the page only.
  const page = pageOf(db, input);
  const newest = db
    .selectDistinctOn([analysisMemory.conversationId], {
      conversationId: analysisMemory.conversationId,
      outcome: analysisMemory.outcome,
      title: analysisMemory.title,
    })
    .from(analysisMemory)
    .where(eq(analysisMemory.conversationId, c.id))
    .orderBy(analysisMemory.conversationId, desc(analysisMemory.createdAt))
    .as('newest');
  const running = exists(
    db
      .select({ one: sql`1` })
      .from(runs)
      .where(and(eq(runs.conversationId, c.id), eq(runs.status, 'running'))),
  );
  const rows = await db
    .select({
      ...getTableColumns(c),
      found: page.found,
      messageCount: sql<number>`coalesce(${conversationStats.messages}, 0)`.mapWith(Number),
      running: sql<boolean>`${running}`,
      outcome: newest.outcome,
      headline: newest.title,
    })
    .from(page)
    .innerJoin(c, eq(c.id, page.id))
    .leftJoin(conversationStats, eq(conversationStats.conversationId, c.id))
    .leftJoinLateral(newest, sql`true`)
    .orderBy(...order);
  return {
    rows: rows.map(({ found: _, ...row }) => row),
    found: input.counted ? (rows[0]?.found ?? 0) : null,
  };
}

/** Ids of one page and, where they are counted, how many there are in all. */
function pageOf(db: Database, input: ListConversationsInput) {
  const c = conversations;
  const { counted = false, limit, after, search, outcome, entityId, entityName, patternKeys } = input;
  const { order, beyond } = orders[input.sort ?? 'used'];
  const wanted = conversationsThat(db, input);
  const beyondLast = after && beyond(after);
  const counting = (query: SQL) => query.mapWith(Number).as('found');
  if (counted && (search ?? outcome ?? entityId ?? entityName ?? patternKeys)) {
    // Looked up elsewhere, and only once: named twice, so it is kept. In the order of an index it would be slower,
    // since every one is looked at in any case.
    const matching = db.$with('matching').as(db.select({ id: c.id }).from(c).where(wanted));
    return db
      .with(matching)
      .select({ id: matching.id, found: counting(sql`(select count(*) from ${matching})`) })
      .from(matching)
      .innerJoin(c, eq(c.id, matching.id))
      .where(beyondLast)
      .orderBy(...order)
      .limit(limit)
      .as('page');
  }
  // An index gives the page by itself.
  const all = db.select({ n: sql`count(*)` }).from(c).where(wanted);
  return db
    .select({ id: c.id, found: counting(counted ? sql`(${all})` : sql`null`) })
    .from(c)
    .where(and(wanted, beyondLast))
    .orderBy(...order)
    .limit(limit)
    .as('page');
}

export async function listConversations(
  db: Database,
  input: ListConversationsInput,
): Promise<ConversationRow[]> {
  return (await pageConversations(db, input)).rows;
}

/** Which conversations a filter means, in the order of the list. */
export async function listConversationIds(
  db: Database,
  input: ListConversationsInput,
): Promise<{ id: string; archived: boolean }[]> {
  const c = conversations;
  return db
    .select({ id: c.id, archived: sql<boolean>`${c.archivedAt} is not null` })
    .from(c)
    .where(conversationsThat(db, input))
    .orderBy(...orders[input.sort ?? 'used'].order)
    .limit(input.limit);
}

const { pinned, lastActivityAt, createdAt, id } = conversations;
const titleKey = sql`lower(${conversations.title})`;
const forwards = (key: SQL, after: ConversationPlace, value: SQL) =>
  sql`(not ${pinned}, ${key}, ${id}) > (not ${after.pinned}::boolean, ${value}, ${after.id}::uuid)`;
const backwards = (key: SQL, after: ConversationPlace, value: SQL) =>
  sql`(${pinned}, ${key}, ${id}) < (${after.pinned}::boolean, ${value}, ${after.id}::uuid)`;

const orders: Record<ConversationSort, { order: SQL[]; beyond: (after: ConversationPlace) => SQL }> = {
  used: {
    order: [desc(pinned), desc(lastActivityAt), desc(id)],
    beyond: (after) => backwards(sql`${lastActivityAt}`, after, sql`${after.key}::timestamptz`),
  },
  newest: {
    order: [desc(pinned), desc(createdAt), desc(id)],
    beyond: (after) => backwards(sql`${createdAt}`, after, sql`${after.key}::timestamptz`),
  },
  oldest: {
    order: [desc(pinned), asc(createdAt), asc(id)],
    beyond: (after) => forwards(sql`${createdAt}`, after, sql`${after.key}::timestamptz`),
  },
  title: {
    order: [desc(pinned), asc(titleKey), asc(id)],
    beyond: (after) => forwards(titleKey, after, sql`lower(${after.key})`),
  },
};

/** Where a row stands, so that the next page goes on behind it. */
export function placeOf(row: Conversation, sort: ConversationSort): ConversationPlace {
  const keys: Record<ConversationSort, string> = {
    used: row.lastActivityAt.toISOString(),
    newest: row.createdAt.toISOString(),
    oldest: row.createdAt.toISOString(),
    title: row.title,
  };
  return { pinned: row.pinned, key: keys[sort], id: row.id };
}
