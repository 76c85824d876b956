import { sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import type { EntityKind } from '../schema/entities.ts';
import { visibleTo } from './visible.ts';

/** Names of what investigations a person may see are about, the most named first. */
export async function listEntityNames(
  db: Database,
  { userId, kinds, limit }: { userId: string; kinds: EntityKind[]; limit: number },
): Promise<{ name: string; kind: EntityKind }[]> {
  const rows = await db.execute<{ name: string; kind: EntityKind }>(sql`
    select e.name, e.kind from (
      select m.entity_id, count(*) as n from entity_mentions m
      join ${conversations} on conversations.id = m.conversation_id
      where ${visibleTo(userId)} group by m.entity_id
    ) as named
    join entities e on e.id = named.entity_id
    where e.kind in (${sql.join(
      kinds.map((kind) => sql`${kind}`),
      sql`, `,
    )})
    order by named.n desc, e.name limit ${limit}`);
  return rows.map(({ name, kind }) => ({ name, kind }));
}
