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
  const rows = await db.execute<{ kind: KnownName['kind']; name: string; count: number }>(sql`
    select kind, name, count(*)::int as count
    from ${c}, lateral (values ('domain', ${c.domain}), ('project', ${c.project}), ('env', ${c.env}), ('user', ${c.userId})) as named(kind, name)
    where ${visibleTo(userId)} and name is not null and name <> ''
    group by kind, name order by count(*) desc, kind, name limit ${limit}`);
  return rows.map(({ kind, name, count }) => ({ kind, name, count }));
}
