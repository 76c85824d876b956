import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';

/**
 * What every query takes first: the database, or a transaction of it. The embedded store has one connection,
 * so inside a transaction only the transaction may be used: a query on the outer database would wait for ever.
 */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;

export interface Store {
  db: Database;
  kind: 'postgres' | 'embedded';
  /** What the application runs on, for a person; without secrets. */
  describe(): string;
  /** Answers within two seconds or fails with a sentence for a person. */
  ping(): Promise<void>;
  close(): Promise<void>;
  /** `vector`: pgvector is installed. Set by `migrate`. */
  capabilities: { vector: boolean };
}

/** The part of the application's logger that the store uses. */
export interface StoreLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
