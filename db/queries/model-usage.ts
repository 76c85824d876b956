import { count, gte, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { modelUsage } from '../schema/runs.ts';

export type NewModelUsage = typeof modelUsage.$inferInsert;

export async function recordModelUsage(db: Database, values: NewModelUsage): Promise<void> {
  await db.insert(modelUsage).values(values);
}

export interface UsageSummary {
  calls: number;
  promptTokens: number;
  completionTokens: number;
  fullTokens: number;
  costUsd: number;
  fromCache: number;
  conversations: number;
}

/** What the language model took since a time, over all conversations: figures only, nobody's content. */
export async function summarizeUsage(db: Database, { since }: { since: Date }): Promise<UsageSummary> {
  const total = (column: unknown) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number);
  const [summary] = await db
    .select({
      calls: count(),
      promptTokens: total(modelUsage.promptTokens),
      completionTokens: total(modelUsage.completionTokens),
      fullTokens: total(modelUsage.fullTokens),
      costUsd: total(modelUsage.costUsd),
      fromCache: sql<number>`count(*) filter (where ${modelUsage.fromCache})`.mapWith(Number),
      conversations: sql<number>`count(distinct ${modelUsage.conversationId})`.mapWith(Number),
    })
    .from(modelUsage)
    .where(gte(modelUsage.createdAt, since));
  return summary!;
}
