import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import type { AnalysisOutcome, ResolutionOutcome } from '../schema/analyses.ts';
import { conversations } from '../schema/conversations.ts';
import type { EntityKind, MentionRole } from '../schema/entities.ts';
import { messages } from '../schema/messages.ts';
import { runs } from '../schema/runs.ts';
import { visibleTo } from './visible.ts';

/** What is known of one investigation, as questions to history ask for it. Times inside are ISO 8601. */
export interface InvestigationFacts {
  id: string;
  title: string;
  userId: string;
  status: 'open' | 'solved' | 'unsolved';
  createdAt: Date;
  resolvedAt: Date | null;
  project: string | null;
  env: string | null;
  domain: string | null;
  /** Newest first; those that were superseded are left out. */
  analyses: {
    id: string;
    title: string;
    queryText: string;
    pattern: string | null;
    outcome: AnalysisOutcome | null;
    domain: string | null;
    project: string | null;
    env: string | null;
    at: string;
  }[];
  entities: {
    kind: EntityKind;
    name: string;
    key: string;
    aliases: string[];
    role: MentionRole;
    at: string;
  }[];
  /** Oldest first. */
  resolutions: {
    outcome: ResolutionOutcome;
    action: string | null;
    knowledge: string | null;
    by: string;
    at: string;
  }[];
}

/** Investigations a person may see that looked into something, newest first. */
export async function listInvestigationFacts(
  db: Database,
  input: { userId: string; limit: number; owner?: string; from?: Date; to?: Date; ids?: string[] },
): Promise<InvestigationFacts[]> {
  const c = conversations;
  // Drizzle leaves the table's name out in a query of one table; the sub-queries need it.
  const own = sql.raw('conversations.id');
  const analyses = sql<InvestigationFacts['analyses']>`coalesce((
    select json_agg(json_build_object('id', a.id, 'title', a.title, 'queryText', left(a.query_text, 500),
      'pattern', a.error_pattern, 'outcome', a.outcome, 'domain', a.domain, 'project', a.project, 'env', a.env,
      'at', a.created_at) order by a.created_at desc, a.id)
    from analysis_memory a where a.conversation_id = ${own} and a.superseded_by is null), '[]')`;
  const entities = sql<InvestigationFacts['entities']>`coalesce((
    select json_agg(json_build_object('kind', e.kind, 'name', e.name, 'key', e.name_key, 'aliases', e.aliases,
      'role', m.role, 'at', m.at) order by m.at, e.name_key)
    from entity_mentions m join entities e on e.id = m.entity_id where m.conversation_id = ${own}), '[]')`;
  const resolved = sql<InvestigationFacts['resolutions']>`coalesce((
    select json_agg(json_build_object('outcome', r.outcome, 'action', r.action, 'knowledge', r.knowledge,
      'by', r.user_id, 'at', r.created_at) order by r.created_at, r.id)
    from resolutions r where r.conversation_id = ${own}), '[]')`;
  return db
    .select({
      id: c.id,
      title: c.title,
      userId: c.userId,
      status: c.status,
      createdAt: c.createdAt,
      resolvedAt: c.resolvedAt,
      project: c.project,
      env: c.env,
      domain: c.domain,
      analyses,
      entities,
      resolutions: resolved,
    })
    .from(c)
    .where(
      and(
        visibleTo(input.userId),
        // A question to history opens a conversation, too; it investigates nothing.
        sql`(${c.status} <> 'open'
          or exists (select 1 from analysis_memory a where a.conversation_id = ${own})
          or exists (select 1 from entity_mentions m where m.conversation_id = ${own}))`,
        input.owner === undefined ? undefined : sql`lower(${c.userId}) = ${input.owner.toLowerCase()}`,
        input.from && gte(c.createdAt, input.from),
        input.to && lt(c.createdAt, input.to),
        input.ids && inArray(c.id, input.ids),
      ),
    )
    .orderBy(desc(c.createdAt), desc(c.id))
    .limit(input.limit);
}

/** Questions asked in the conversations a person may see, newest first. */
export async function listQuestions(
  db: Database,
  input: { userId: string; limit: number; by?: string; from?: Date; to?: Date },
): Promise<{ text: string; at: Date; by: string; conversationId: string; title: string }[]> {
  const by = sql<string>`coalesce(${runs.userId}, ${conversations.userId})`;
  return db
    .select({
      text: messages.content,
      at: messages.createdAt,
      by: by.as('by'),
      conversationId: messages.conversationId,
      title: conversations.title,
    })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .leftJoin(runs, eq(runs.questionMessageId, messages.id))
    .where(
      and(
        visibleTo(input.userId),
        eq(messages.role, 'user'),
        input.by === undefined ? undefined : sql`lower(${by}) = ${input.by.toLowerCase()}`,
        input.from && gte(messages.createdAt, input.from),
        input.to && lt(messages.createdAt, input.to),
      ),
    )
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(input.limit);
}
