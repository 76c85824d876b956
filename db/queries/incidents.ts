import { and, asc, desc, eq, getTableColumns, gte, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { analysisMemory } from '../schema/analyses.ts';
import { conversationStats, conversations } from '../schema/conversations.ts';
import { anyId } from './any-id.ts';
import { onShelf, type Shelf } from './on-shelf.ts';
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

const a = analysisMemory;

const recalled = (shelf: Shelf): SQL => and(isNull(a.supersededBy), onShelf(shelf)) as SQL;

const indexed = {
  id: a.id,
  title: a.title,
  queryText: a.queryText,
  errorPattern: a.errorPattern,
  domain: a.domain,
  fingerprint: a.fingerprint,
  createdAt: a.createdAt,
};

/** Ids of a shelf in the order of their storing or against it, since a time and after the last one of the page before. */
export async function pageIncidentIds(
  db: Database,
  input: {
    shelf: Shelf;
    since?: Date;
    after?: { createdAt: Date; id: string };
    newestFirst: boolean;
    limit: number;
  },
): Promise<{ id: string; createdAt: Date }[]> {
  const { shelf, since, after, newestFirst, limit } = input;
  const [order, beyond, reached] = newestFirst
    ? ([desc, sql`<`, lte] as const)
    : ([asc, sql`>`, gte] as const);
  return db
    .select({ id: a.id, createdAt: a.createdAt })
    .from(a)
    .innerJoin(conversations, eq(conversations.id, a.conversationId))
    .where(
      and(
        recalled(shelf),
        since && gte(a.createdAt, since),
        after && reached(a.createdAt, after.createdAt),
        after &&
          sql`(${a.createdAt}, ${a.id}) ${beyond} (${sql.param(after.createdAt, a.createdAt)}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(order(a.createdAt), order(a.id))
    .limit(limit);
}

/** Where the incidents of conversations stand in the order of their storing, and whether that is on a shelf. */
export async function readIncidentPlaces(
  db: Database,
  { shelf, conversationIds }: { shelf: Shelf; conversationIds: readonly string[] },
): Promise<{ id: string; createdAt: Date; here: boolean }[]> {
  return db
    .select({ id: a.id, createdAt: a.createdAt, here: sql<boolean>`(${recalled(shelf)})` })
    .from(a)
    .innerJoin(conversations, eq(conversations.id, a.conversationId))
    .where(anyId(a.conversationId, conversationIds))
    .orderBy(asc(a.createdAt), asc(a.id));
}

/** When the newest but `n` was stored; null when there are not so many. */
export async function timeOfNewestIncidentBut(
  db: Database,
  { shelf, n }: { shelf: Shelf; n: number },
): Promise<Date | null> {
  // What triggers counted is a bound that costs nothing; only past it are rows looked at.
  const [sum] = await db
    .select({ all: sql<number>`coalesce(sum(${conversationStats.analyses}), 0)`.mapWith(Number) })
    .from(conversationStats);
  if ((sum?.all ?? 0) <= n) return null;
  const [row] = await db
    .select({ createdAt: a.createdAt })
    .from(a)
    .innerJoin(conversations, eq(conversations.id, a.conversationId))
    .where(recalled(shelf))
    .orderBy(desc(a.createdAt))
    .offset(n)
    .limit(1);
  return row?.createdAt ?? null;
}

/** What the index needs of incidents. Who may see them is checked when they are found. */
export async function readIndexedIncidents(
  db: Database,
  { ids }: { ids: string[] },
): Promise<StoredIncident[]> {
  if (ids.length === 0) return [];
  return db.select(indexed).from(a).where(anyId(a.id, ids));
}

const {
  findings: _findings,
  fingerprint: _fingerprint,
  parameters: _parameters,
  ...light
} = getTableColumns(a);

/** The incidents behind ids that a person may see and nothing supersedes, with how their investigation stands. */
export async function readIncidents(db: Database, { ids, userId }: { ids: string[]; userId: string }) {
  if (ids.length === 0) return [];
  return db
    .select({ ...light, conversationTitle: conversations.title, status: conversations.status })
    .from(a)
    .innerJoin(conversations, eq(conversations.id, a.conversationId))
    .where(and(anyId(a.id, ids), isNull(a.supersededBy), visibleTo(userId)));
}
export type Incident = Awaited<ReturnType<typeof readIncidents>>[number];
