import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { preferences } from '../schema/context.ts';
import { conversations } from '../schema/conversations.ts';

const named = () => and(eq(preferences.key, 'name'), eq(preferences.encrypted, false));

/** The names that people gave themselves, by their id; who gave none is left out. */
export async function readNames(db: Database, { ids }: { ids: string[] }): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: preferences.userId, value: preferences.value })
    .from(preferences)
    .where(
      and(
        named(),
        sql`${preferences.userId} in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
      ),
    );
  return new Map(
    rows.flatMap(({ id, value }) => (typeof value === 'string' && value.trim() ? [[id, value.trim()]] : [])),
  );
}

/** Everybody who gave a name or shares an investigation with the team. */
export async function listPeopleIds(db: Database, { limit }: { limit: number }): Promise<string[]> {
  const rows = await db
    .select({ id: preferences.userId })
    .from(preferences)
    .where(named())
    .union(
      db
        .selectDistinct({ id: conversations.userId })
        .from(conversations)
        .where(eq(conversations.visibility, 'team')),
    )
    .orderBy(asc(sql`1`))
    .limit(limit);
  return rows.map(({ id }) => id).filter((id) => id !== '');
}
