import { sql } from 'drizzle-orm';
import type { Database } from '../database.ts';

/** The keys under which a pattern's occurrences are filed: its own and those of all that were merged into it. */
export async function listPatternKeys(db: Database, { key }: { key: string }): Promise<string[]> {
  const rows = await db.execute<{ key: string }>(sql`
    with recursive target as (
      select id, merged_into from error_patterns where pattern_key = ${key}
      union select p.id, p.merged_into from error_patterns p join target t on p.id = t.merged_into
    ), family as (
      select id from target where merged_into is null
      union select p.id from error_patterns p join family f on p.merged_into = f.id
    )
    select pattern_key as key from error_patterns where id in (select id from family) order by 1`);
  return rows.length === 0 ? [key] : rows.map((row) => row.key);
}
