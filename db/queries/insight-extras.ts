import { sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import type { Span } from './statistics.ts';
import { visibleTo } from './visible.ts';

/** Times travel as text: the driver knows no column's type here. */
const instant = (at: Date) => sql`${at.toISOString()}::timestamptz`;

function begunWithin({ userId, from, to, domain, project, env }: Span) {
  const c = conversations;
  const conditions = [
    visibleTo(userId),
    ...(from ? [sql`${c.createdAt} >= ${instant(from)}`] : []),
    ...(to ? [sql`${c.createdAt} < ${instant(to)}`] : []),
    ...(domain === undefined ? [] : [sql`${c.domain} = ${domain}`]),
    ...(project === undefined ? [] : [sql`${c.project} = ${project}`]),
    ...(env === undefined ? [] : [sql`${c.env} = ${env}`]),
  ];
  return sql.join(
    conditions.map((condition) => sql`(${condition})`),
    sql` and `,
  );
}

/** Investigations by their domain, the most first; those without one are left out. */
export async function countDomains(
  db: Database,
  span: Span & { limit: number },
): Promise<{ name: string; investigations: number; solved: number }[]> {
  const rows = await db.execute<{ name: string; investigations: number; solved: number }>(sql`
    select domain as name, count(*)::int as investigations,
      (count(*) filter (where status = 'solved'))::int as solved
    from ${conversations} where ${begunWithin(span)} and domain is not null and domain <> ''
    group by domain order by 2 desc, 1 limit ${span.limit}`);
  return rows.map(({ name, investigations, solved }) => ({ name, investigations, solved }));
}

/** Of the investigations that ended in a pattern, how many ended in one that was known from before. */
export async function countRepeats(db: Database, span: Span): Promise<{ repeated: number; of: number }> {
  const [row] = await db.execute<{ repeated: number; of: number }>(sql`
    with mine as (
      select a.conversation_id as id, a.error_pattern as key, min(a.created_at) as at
      from analysis_memory a join ${conversations} on conversations.id = a.conversation_id
      where ${begunWithin(span)} and a.error_pattern is not null and a.superseded_by is null group by 1, 2
    )
    select count(*)::int as of, (count(*) filter (where exists (
      select 1 from error_patterns p where p.pattern_key = mine.key and p.first_seen < mine.at)))::int as repeated
    from mine`);
  return { repeated: row?.repeated ?? 0, of: row?.of ?? 0 };
}

/** How often the same had been asked of the same lines, as runs noted it. */
export async function countCacheHits(db: Database, span: Span): Promise<{ hits: number; of: number }> {
  const [row] = await db.execute<{ hits: number; of: number }>(sql`
    select count(*)::int as of, (count(*) filter (where s.payload->>'hit' = 'true'))::int as hits
    from run_steps s join runs r on r.id = s.run_id join ${conversations} on conversations.id = r.conversation_id
    where ${begunWithin(span)} and s.kind = 'step' and s.name = 'Checked Cache'`);
  return { hits: row?.hits ?? 0, of: row?.of ?? 0 };
}
