import {
  and,
  count,
  countDistinct,
  desc,
  eq,
  gte,
  isNotNull,
  isNull,
  lt,
  max,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Database } from '../database.ts';
import { analysisMemory, resolutions } from '../schema/analyses.ts';
import { conversationLinks, conversationStats, conversations } from '../schema/conversations.ts';
import { visibleTo } from './visible.ts';

export interface Span {
  userId: string;
  from?: Date;
  to?: Date;
  domain?: string;
  project?: string;
  env?: string;
}

function within(
  column: typeof conversations.createdAt | typeof analysisMemory.createdAt | typeof resolutions.createdAt,
  span: Span,
): SQL {
  return and(
    visibleTo(span.userId),
    span.from && gte(column, span.from),
    span.to && lt(column, span.to),
    span.domain === undefined ? undefined : eq(conversations.domain, span.domain),
    span.project === undefined ? undefined : eq(conversations.project, span.project),
    span.env === undefined ? undefined : eq(conversations.env, span.env),
  ) as SQL;
}

/** Investigations begun per day of a time zone; days without one are left out. */
export async function countByDay(
  db: Database,
  span: Span & { timeZone: string },
): Promise<{ day: string; count: number }[]> {
  const day = sql<string>`to_char(${conversations.createdAt} at time zone ${span.timeZone}, 'YYYY-MM-DD')`;
  return db
    .select({ day: day.as('day'), count: count() })
    .from(conversations)
    .where(within(conversations.createdAt, span))
    .groupBy(sql`day`)
    .orderBy(sql`day`);
}

export interface PatternShare {
  patternKey: string;
  investigations: number;
  /** Of the investigations that have a pattern at all. */
  share: number;
  solved: number;
  lastAt: Date;
}

/** The most common error patterns: how many investigations ended in each, as a share of all that ended in one. */
export async function countPatterns(db: Database, span: Span & { limit: number }): Promise<PatternShare[]> {
  const where = and(
    within(analysisMemory.createdAt, span),
    isNotNull(analysisMemory.errorPattern),
    isNull(analysisMemory.supersededBy),
  );
  const [all] = await db
    .select({
      n: sql<number>`count(distinct (${analysisMemory.conversationId}, ${analysisMemory.errorPattern}))`.mapWith(
        Number,
      ),
    })
    .from(analysisMemory)
    .innerJoin(conversations, eq(conversations.id, analysisMemory.conversationId))
    .where(where);
  const rows = await db
    .select({
      patternKey: analysisMemory.errorPattern,
      investigations: countDistinct(analysisMemory.conversationId),
      solved:
        sql<number>`count(distinct ${analysisMemory.conversationId}) filter (where ${analysisMemory.solved})`.mapWith(
          Number,
        ),
      lastAt: max(analysisMemory.createdAt),
    })
    .from(analysisMemory)
    .innerJoin(conversations, eq(conversations.id, analysisMemory.conversationId))
    .where(where)
    .groupBy(analysisMemory.errorPattern)
    .orderBy(desc(countDistinct(analysisMemory.conversationId)), analysisMemory.errorPattern)
    .limit(span.limit);
  const total = all?.n ?? 0;
  return rows.map((row) => ({
    ...row,
    patternKey: row.patternKey!,
    lastAt: row.lastAt!,
    share: total === 0 ? 0 : row.investigations / total,
  }));
}

export interface OutcomeFigures {
  investigations: number;
  solved: number;
  unsolved: number;
  open: number;
  /** Seconds from the beginning to the recorded solution; null while nothing was solved. */
  medianSecondsToSolve: number | null;
  /** Investigations that were linked to an earlier one as recalled: what did not have to be found again. */
  recalled: number;
  analyses: number;
  knowledge: number;
}

export async function readOutcomes(db: Database, span: Span): Promise<OutcomeFigures> {
  const status = (name: string) =>
    sql<number>`count(*) filter (where ${conversations.status} = ${name})`.mapWith(Number);
  const seconds = sql`extract(epoch from ${conversations.resolvedAt} - ${conversations.createdAt})`;
  const [figures] = await db
    .select({
      investigations: count(),
      solved: status('solved'),
      unsolved: status('unsolved'),
      open: status('open'),
      medianSecondsToSolve: sql<
        number | null
      >`percentile_cont(0.5) within group (order by ${seconds}) filter (where ${conversations.status} = 'solved')`,
      analyses: sql<number>`coalesce(sum(${conversationStats.analyses}), 0)`.mapWith(Number),
    })
    .from(conversations)
    .leftJoin(conversationStats, eq(conversationStats.conversationId, conversations.id))
    .where(within(conversations.createdAt, span));
  const [recalled] = await db
    .select({ n: countDistinct(conversationLinks.fromId) })
    .from(conversationLinks)
    .innerJoin(conversations, eq(conversations.id, conversationLinks.fromId))
    .where(and(within(conversations.createdAt, span), eq(conversationLinks.kind, 'recalled')));
  const [knowledge] = await db
    .select({ n: count() })
    .from(resolutions)
    .innerJoin(conversations, eq(conversations.id, resolutions.conversationId))
    .where(and(within(resolutions.createdAt, span), isNotNull(resolutions.knowledge)));
  return { ...figures!, recalled: recalled?.n ?? 0, knowledge: knowledge?.n ?? 0 };
}

export type ConversationFigures = typeof conversationStats.$inferSelect;

/** What the triggers counted for a conversation. */
export async function readConversationStats(
  db: Database,
  { conversationId, userId }: { conversationId: string; userId: string },
): Promise<ConversationFigures | null> {
  const [row] = await db
    .select({ stats: conversationStats })
    .from(conversationStats)
    .innerJoin(conversations, eq(conversations.id, conversationStats.conversationId))
    .where(and(eq(conversationStats.conversationId, conversationId), visibleTo(userId)));
  return row?.stats ?? null;
}

/** Conversations with activity since a time: the active sessions. */
export async function countActive(db: Database, { since }: { since: Date }): Promise<number> {
  return db.$count(conversations, gte(conversations.lastActivityAt, since));
}
