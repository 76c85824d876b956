import { and, desc, eq, getTableColumns, gte, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { analysisMemory } from '../schema/analyses.ts';
import { conversations } from '../schema/conversations.ts';
import { visibleTo } from './visible.ts';

export type Analysis = typeof analysisMemory.$inferSelect;
export type NewAnalysis = typeof analysisMemory.$inferInsert;
/** What recall ranks by: everything but the findings, which are large. */
export type AnalysisForRecall = Omit<Analysis, 'findings'> & { conversationTitle: string };

export async function storeAnalysis(db: Database, values: NewAnalysis): Promise<Analysis> {
  const [analysis] = await db.insert(analysisMemory).values(values).returning();
  return analysis!;
}

export async function readAnalysis(
  db: Database,
  { analysisId, userId }: { analysisId: string; userId: string },
): Promise<Analysis | null> {
  const [row] = await db
    .select({ analysis: analysisMemory })
    .from(analysisMemory)
    .innerJoin(conversations, eq(conversations.id, analysisMemory.conversationId))
    .where(and(eq(analysisMemory.id, analysisId), visibleTo(userId)));
  return row?.analysis ?? null;
}

export interface ListAnalysesInput {
  userId: string;
  limit: number;
  conversationId?: string;
  notConversationId?: string;
  domain?: string;
  project?: string;
  env?: string;
  patternKeys?: string[];
  logContentHash?: string;
  /** Parameters that contain these, as JSONB containment. */
  parameters?: Record<string, unknown>;
  from?: Date;
  to?: Date;
  ids?: string[];
  /** Left out: only those that nothing supersedes. */
  superseded?: boolean;
}

const { findings: _findings, ...recallColumns } = getTableColumns(analysisMemory);

/** Analyses a person may see, newest first, as recall needs them. */
export async function listAnalyses(db: Database, input: ListAnalysesInput): Promise<AnalysisForRecall[]> {
  return db
    .select({ ...recallColumns, conversationTitle: conversations.title })
    .from(analysisMemory)
    .innerJoin(conversations, eq(conversations.id, analysisMemory.conversationId))
    .where(and(visibleTo(input.userId), ...filters(input)))
    .orderBy(desc(analysisMemory.createdAt), desc(analysisMemory.id))
    .limit(input.limit);
}

function filters(input: ListAnalysesInput) {
  const a = analysisMemory;
  return [
    input.conversationId === undefined ? undefined : eq(a.conversationId, input.conversationId),
    input.notConversationId === undefined ? undefined : ne(a.conversationId, input.notConversationId),
    input.domain === undefined ? undefined : eq(a.domain, input.domain),
    input.project === undefined ? undefined : eq(a.project, input.project),
    input.env === undefined ? undefined : eq(a.env, input.env),
    input.patternKeys && inArray(a.errorPattern, input.patternKeys),
    input.logContentHash === undefined ? undefined : eq(a.logContentHash, input.logContentHash),
    input.parameters && sql`${a.parameters} @> ${sql.param(input.parameters, a.parameters)}::jsonb`,
    input.from && gte(a.createdAt, input.from),
    input.to && lt(a.createdAt, input.to),
    input.ids && inArray(a.id, input.ids),
    input.superseded ? undefined : isNull(a.supersededBy),
  ];
}

/** Says that a newer analysis replaces an older one, which stays readable. False when that would make a ring. */
export async function supersedeAnalysis(
  db: Database,
  { analysisId, by }: { analysisId: string; by: string },
): Promise<boolean> {
  const ring = sql`exists (with recursive chain as (
    select id, superseded_by from analysis_memory where id = ${by}
    union select a.id, a.superseded_by from analysis_memory a join chain on a.id = chain.superseded_by
  ) select 1 from chain where chain.id = ${analysisId})`;
  const changed = await db
    .update(analysisMemory)
    .set({ supersededBy: by })
    .where(and(eq(analysisMemory.id, analysisId), sql`not ${ring}`))
    .returning({ id: analysisMemory.id });
  return changed.length > 0;
}

export async function updateAnalysis(
  db: Database,
  input: {
    analysisId: string;
    change: Partial<Pick<Analysis, 'resolution' | 'solved' | 'resolvedAt' | 'relevance' | 'errorPattern'>>;
  },
): Promise<Analysis | null> {
  const [analysis] = await db
    .update(analysisMemory)
    .set(input.change)
    .where(eq(analysisMemory.id, input.analysisId))
    .returning();
  return analysis ?? null;
}
