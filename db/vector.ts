import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/**
 * pgvector is optional, so nothing of it is in the migrations. Answers whether it may be used: it is there,
 * or could be created. A user without the right to create it goes without.
 */
export async function enableVector(db: Database): Promise<boolean> {
  const [row] = await db.execute<{ installed: boolean }>(
    sql`select installed_version is not null as installed from pg_available_extensions where name = 'vector'`,
  );
  if (row === undefined) return false;
  if (row.installed) return true;
  try {
    await db.execute(sql`create extension if not exists vector`);
    return true;
  } catch {
    return false;
  }
}
