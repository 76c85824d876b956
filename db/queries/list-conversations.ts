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
  const { order, beyond } = orders[input.sort ?? 'used'];
  // What stands in a row is looked up for the rows of the page only.
  const page = db
    .select({ id: c.id, found: howMany(db, input).as('found') })
    .from(c)
    .where(and(conversationsThat(db, input), input.after && beyond(input.after)))
    .orderBy(...order)
    .limit(input.limit)
    .as('page');
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

/** What must be looked up elsewhere is looked up once, for page and count; else an index gives the page by itself. */
function howMany(db: Database, input: ListConversationsInput): SQL<number> {
  const { counted = false, search, outcome, entityId, entityName, patternKeys } = input;
  if (!counted) return sql`null`.mapWith(Number);
  if (search ?? outcome ?? entityId ?? entityName ?? patternKeys)
    return sql`count(*) over ()`.mapWith(Number);
  const all = db.select({ n: sql`count(*)` }).from(conversations).where(conversationsThat(db, input));
  return sql`(${all})`.mapWith(Number);
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
