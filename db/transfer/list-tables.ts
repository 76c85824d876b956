import { sql } from 'drizzle-orm';
import type { Database } from '../database.ts';

export interface TableShape {
  name: string;
  columns: { name: string; type: string }[];
}

/**
 * Every table with the columns that hold data, from the database's own catalogue: a new table is included
 * by itself. Left out is what the target makes itself: generated columns, the words of the conversations, and the
 * list of migrations.
 */
export async function listTables(db: Database): Promise<TableShape[]> {
  const rows = await db.execute<{ table: string; column: string; type: string }>(sql`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and c.relname not in ('schema_migrations', 'conversation_words')
    order by c.relname collate "C", a.attnum`);
  const tables = new Map<string, TableShape>();
  for (const { table, column, type } of rows) {
    const shape = tables.get(table) ?? { name: table, columns: [] };
    shape.columns.push({ name: column, type });
    tables.set(table, shape);
  }
  return [...tables.values()];
}
