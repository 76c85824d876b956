import { sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import { visibleTo } from './visible.ts';

export interface PatternWeek {
  /** Monday of the week in the zone. */
  week: string;
  /** Investigations that ended in the pattern. */
  investigations: number;
  worked: number;
  failed: number;
}

/** How often a pattern came and how often it was solved, by week, over what a person may see. */
export async function readPatternWeeks(
  db: Database,
  { keys, userId, timeZone }: { keys: string[]; userId: string; timeZone: string },
): Promise<PatternWeek[]> {
  if (keys.length === 0) return [];
  const any = sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  );
  const rows = await db.execute<{ week: string; investigations: number; worked: number; failed: number }>(sql`
    with seen as (
      select min(a.created_at) as at, 1 as investigations, 0 as worked, 0 as failed
      from analysis_memory a join ${conversations} on conversations.id = a.conversation_id
      where ${visibleTo(userId)} and a.error_pattern in (${any}) group by a.conversation_id
    ), done as (
      select r.created_at as at, 0 as investigations,
        case when r.outcome = 'solved' then 1 else 0 end as worked,
        case when r.outcome in ('not_solved', 'reopened') then 1 else 0 end as failed
      from resolutions r join ${conversations} on conversations.id = r.conversation_id
      where ${visibleTo(userId)} and r.pattern_key in (${any})
    )
    select to_char(date_trunc('week', at at time zone ${timeZone}), 'YYYY-MM-DD') as week,
      sum(investigations)::int as investigations, sum(worked)::int as worked, sum(failed)::int as failed
    from (select * from seen union all select * from done) as both_kinds group by 1 order by 1`);
  return rows.map(({ week, investigations, worked, failed }) => ({ week, investigations, worked, failed }));
}
