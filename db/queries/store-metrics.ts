import { sql } from 'drizzle-orm';
import type { Database } from '../database.ts';

export interface StoreMetrics {
  bytes: number;
  tables: { name: string; rows: number; bytes: number; indexScans: number; fullScans: number }[];
}

/** How large the store is and whether its indexes are used. Row counts are the database's own estimates. */
export async function readStoreMetrics(db: Database): Promise<StoreMetrics> {
  const [size] = await db.execute<{ bytes: number }>(
    sql`select pg_database_size(current_database()) as bytes`,
  );
  const tables = await db.execute<StoreMetrics['tables'][number]>(sql`
    select c.relname as name, greatest(c.reltuples, s.n_live_tup, 0)::bigint as rows,
      pg_total_relation_size(c.oid) as bytes,
      coalesce(s.idx_scan, 0)::bigint as "indexScans", coalesce(s.seq_scan, 0)::bigint as "fullScans"
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
    left join pg_stat_user_tables s on s.relid = c.oid
    where c.relkind = 'r' order by pg_total_relation_size(c.oid) desc, c.relname`);
  return { bytes: size?.bytes ?? 0, tables: [...tables] };
}
