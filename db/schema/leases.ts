import { integer, pgTable } from 'drizzle-orm/pg-core';
import { at, prose } from './columns.ts';

/** Work that one of several instances does. Whoever takes it over raises `epoch`, and the old one may no longer go on. */
export const leases = pgTable('leases', {
  name: prose().primaryKey(),
  holder: prose().notNull(),
  epoch: integer().notNull(),
  expiresAt: at().notNull(),
  /** When the work was last brought to its end. */
  doneAt: at(),
});
