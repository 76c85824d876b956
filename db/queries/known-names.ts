import { sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import { visibleTo } from './visible.ts';

export interface KnownName {
  kind: 'domain' | 'project' | 'env' | 'user';
  name: string;
  count: number;
}

/** Scopes and people of the investigations a person may see, the most used first. */
export async function listKnownNames(
  db: Database,
  { userId, limit }: { userId: string; limit: number },
): Promise<KnownName[]> {
  const c = conversations;
  // Few scopes and people make up many investigations: counted as they stand together, then taken apart.
  const rows = await db.execute<{ kind: KnownName['kind']; name: string; count: number }>(sql`
    select kind, name, sum(n)::int as count
    from (
      select ${c.domain} as domain, ${c.project} as project, ${c.env} as env, ${c.userId} as owner, count(*) as n
      from ${c} where ${visibleTo(userId)} group by 1, 2, 3, 4
    ) as together,
    lateral (values ('domain', domain), ('project', project), ('env', env), ('user', owner)) as named(kind, name)
    where name is not null and name <> ''
    group by kind, name order by sum(n) desc, kind, name limit ${limit}`);
  return rows.map(({ kind, name, count }) => ({ kind, name, count }));
}
