import { type Column, type SQL, sql } from 'drizzle-orm';

/** One parameter however many ids: a thousand of them are planned and sent as quickly as one. */
export function anyId(column: Column, ids: readonly string[]): SQL {
  return sql`${column} = any(${`{${ids.join(',')}}`}::uuid[])`;
}
