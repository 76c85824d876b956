import {
  and,
  desc,
  eq,
  exists,
  getTableColumns,
  gte,
  ilike,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  sql,
} from 'drizzle-orm';
import type { Database } from '../database.ts';
import { type AnalysisOutcome, analysisMemory } from '../schema/analyses.ts';
import { type ConversationStatus, conversationStats, conversations } from '../schema/conversations.ts';
import { entityMentions } from '../schema/entities.ts';
import { messages } from '../schema/messages.ts';
import { runs } from '../schema/runs.ts';
import type { Conversation } from './conversations.ts';
import { allOf, wordsOf } from './search-messages.ts';
import { visibleTo } from './visible.ts';

export interface ListConversationsInput {
  userId: string;
  limit: number;
  /** Last row of the page before this one. */
  after?: { lastActivityAt: Date; id: string };
  /** Words of the title or of anything said. */
  search?: string;
  status?: ConversationStatus[];
  /** Left out: those that are not archived. */
  archived?: boolean | 'both';
  owner?: string;
  project?: string;
  env?: string;
  domain?: string;
  entityId?: string;
  patternKey?: string;
  from?: Date;
  to?: Date;
  ids?: string[];
}

export interface ConversationRow extends Conversation {
  messageCount: number;
  running: boolean;
  outcome: AnalysisOutcome | null;
  headline: string | null;
}

/** Conversations a person may see, pinned ones first, then the most recently used. */
export async function listConversations(
  db: Database,
  input: ListConversationsInput,
): Promise<ConversationRow[]> {
  const c = conversations;
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
  return db
    .select({
      ...getTableColumns(c),
      messageCount: sql<number>`coalesce(${conversationStats.messages}, 0)`.mapWith(Number),
      running: sql<boolean>`${running}`,
      outcome: newest.outcome,
      headline: newest.title,
    })
    .from(c)
    .leftJoin(conversationStats, eq(conversationStats.conversationId, c.id))
    .leftJoinLateral(newest, sql`true`)
    .where(and(visibleTo(input.userId), ...filters(db, input)))
    .orderBy(desc(c.pinned), desc(c.lastActivityAt), desc(c.id))
    .limit(input.limit);
}

function filters(db: Database, input: ListConversationsInput) {
  const c = conversations;
  const { after, archived = false } = input;
  return [
    // Pinned rows come first on the first page only, so the pages after it go by activity alone.
    after &&
      and(
        eq(c.pinned, false),
        sql`(${c.lastActivityAt}, ${c.id}) < (${sql.param(after.lastActivityAt, c.lastActivityAt)}, ${after.id})`,
      ),
    archived === 'both' ? undefined : archived ? isNotNull(c.archivedAt) : isNull(c.archivedAt),
    input.status && inArray(c.status, input.status),
    input.owner === undefined ? undefined : eq(c.userId, input.owner),
    input.project === undefined ? undefined : eq(c.project, input.project),
    input.env === undefined ? undefined : eq(c.env, input.env),
    input.domain === undefined ? undefined : eq(c.domain, input.domain),
    input.from && gte(c.lastActivityAt, input.from),
    input.to && lt(c.createdAt, input.to),
    input.ids && inArray(c.id, input.ids),
    input.entityId === undefined
      ? undefined
      : inArray(
          c.id,
          db
            .select({ id: entityMentions.conversationId })
            .from(entityMentions)
            .where(eq(entityMentions.entityId, input.entityId)),
        ),
    input.patternKey === undefined
      ? undefined
      : inArray(
          c.id,
          db
            .select({ id: analysisMemory.conversationId })
            .from(analysisMemory)
            .where(eq(analysisMemory.errorPattern, input.patternKey)),
        ),
    input.search === undefined || input.search.trim() === '' ? undefined : said(db, input.search.trim()),
  ];
}

function said(db: Database, text: string) {
  const inTitle = ilike(conversations.title, `%${text.replace(/[\\%_]/g, '\\$&')}%`);
  const words = wordsOf(text);
  if (words.length === 0) return inTitle;
  const spoken = db
    .select({ id: messages.conversationId })
    .from(messages)
    .where(sql`${messages.search} @@ ${allOf(words)}`);
  return or(inTitle, inArray(conversations.id, spoken));
}
