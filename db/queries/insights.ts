import { and, count, countDistinct, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversationStats, conversations } from '../schema/conversations.ts';
import { errorPatterns } from '../schema/error-patterns.ts';
import { runSteps, runs } from '../schema/runs.ts';
import type { Span } from './statistics.ts';
import { visibleTo } from './visible.ts';

function begunWithin(span: Span): SQL {
  const c = conversations;
  return and(
    visibleTo(span.userId),
    span.from && gte(c.createdAt, span.from),
    span.to && lt(c.createdAt, span.to),
    span.domain === undefined ? undefined : eq(c.domain, span.domain),
    span.project === undefined ? undefined : eq(c.project, span.project),
    span.env === undefined ? undefined : eq(c.env, span.env),
  ) as SQL;
}

/** How long solved investigations took, by the week of a time zone in which they began; weeks go by their Monday. */
export async function solveTimesByWeek(
  db: Database,
  span: Span & { timeZone: string },
): Promise<{ week: string; solved: number; medianSeconds: number }[]> {
  const c = conversations;
  const week = sql<string>`to_char(date_trunc('week', ${c.createdAt} at time zone ${span.timeZone}), 'YYYY-MM-DD')`;
  return db
    .select({
      week: week.as('week'),
      solved: count(),
      medianSeconds:
        sql<number>`percentile_cont(0.5) within group (order by extract(epoch from ${c.resolvedAt} - ${c.createdAt}))`.mapWith(
          Number,
        ),
    })
    .from(c)
    .where(and(begunWithin(span), eq(c.status, 'solved'), sql`${c.resolvedAt} is not null`))
    .groupBy(sql`week`)
    .orderBy(sql`week`);
}

/** Which steps runs took, the commonest first. */
export async function countSteps(
  db: Database,
  span: Span & { limit: number },
): Promise<{ name: string; runs: number; medianMs: number | null }[]> {
  return db
    .select({
      name: runSteps.name,
      runs: countDistinct(runSteps.runId),
      medianMs: sql<number | null>`percentile_cont(0.5) within group (order by ${runSteps.durationMs})`,
    })
    .from(runSteps)
    .innerJoin(runs, eq(runs.id, runSteps.runId))
    .innerJoin(conversations, eq(conversations.id, runs.conversationId))
    .where(and(begunWithin(span), eq(runSteps.kind, 'step')))
    .groupBy(runSteps.name)
    .orderBy(desc(countDistinct(runSteps.runId)), runSteps.name)
    .limit(span.limit);
}

/** Sums of what triggers counted, over the conversations a person may see. */
export async function sumStatistics(db: Database, { userId }: { userId: string }) {
  const s = conversationStats;
  const total = (column: unknown) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number);
  const [sums] = await db
    .select({
      investigations: count(),
      messages: total(s.messages),
      userMessages: total(s.userMessages),
      assistantMessages: total(s.assistantMessages),
      characters: total(s.characters),
      runs: total(s.runs),
      analyses: total(s.analyses),
    })
    .from(conversations)
    .leftJoin(s, eq(s.conversationId, conversations.id))
    .where(visibleTo(userId));
  const patterns = await db.$count(errorPatterns, sql`${errorPatterns.mergedInto} is null`);
  return { ...sums!, patterns };
}
