import { and, desc, eq, getTableColumns, gte, inArray, isNull } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { analysisMemory } from '../schema/analyses.ts';
import { conversations } from '../schema/conversations.ts';
import { visibleTo } from './visible.ts';

/** A past analysis as recall indexes it. */
export interface StoredIncident {
  id: string;
  title: string;
  queryText: string;
  errorPattern: string | null;
  domain: string | null;
  fingerprint: typeof analysisMemory.$inferSelect.fingerprint;
  createdAt: Date;
}

/** Whose incidents: everybody's of the team, or the private ones of a person. */
type IncidentShelf = { of: 'team' } | { of: 'private'; userId: string };

/** Incidents of one shelf, newest first; with `since`, only those stored since then. */
export async function listIncidents(
  db: Database,
  { shelf, since, limit }: { shelf: IncidentShelf; since?: Date; limit: number },
): Promise<StoredIncident[]> {
  const a = analysisMemory;
  return db
    .select({
      id: a.id,
      title: a.title,
      queryText: a.queryText,
      errorPattern: a.errorPattern,
      domain: a.domain,
      fingerprint: a.fingerprint,
      createdAt: a.createdAt,
    })
    .from(a)
    .innerJoin(conversations, eq(conversations.id, a.conversationId))
    .where(
      and(
        isNull(a.supersededBy),
        shelf.of === 'team'
          ? eq(conversations.visibility, 'team')
          : and(eq(conversations.visibility, 'private'), eq(conversations.userId, shelf.userId)),
        since && gte(a.createdAt, since),
      ),
    )
    .orderBy(desc(a.createdAt))
    .limit(limit);
}

const { findings: _findings, ...columns } = getTableColumns(analysisMemory);

/** The incidents behind ids that a person may see and nothing supersedes, with how their investigation stands. */
export async function readIncidents(db: Database, { ids, userId }: { ids: string[]; userId: string }) {
  if (ids.length === 0) return [];
  return db
    .select({ ...columns, conversationTitle: conversations.title, status: conversations.status })
    .from(analysisMemory)
    .innerJoin(conversations, eq(conversations.id, analysisMemory.conversationId))
    .where(and(inArray(analysisMemory.id, ids), isNull(analysisMemory.supersededBy), visibleTo(userId)));
}
export type Incident = Awaited<ReturnType<typeof readIncidents>>[number];
