import { index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { at, id, json, prose } from './columns.ts';
import { conversations } from './conversations.ts';

/** Alerts that other tools sent in; the same alert opens one investigation. */
export const alerts = pgTable(
  'alerts',
  {
    id: id(),
    source: prose().notNull(),
    fingerprint: prose().notNull(),
    status: text({ enum: ['firing', 'resolved'] }).notNull(),
    title: prose().notNull(),
    payload: json<unknown>().notNull(),
    conversationId: uuid().references(() => conversations.id, { onDelete: 'cascade' }),
    count: integer().notNull().default(1),
    receivedAt: at().notNull().defaultNow(),
    lastReceivedAt: at().notNull().defaultNow(),
  },
  (table) => [
    unique('alerts_fingerprint').on(table.source, table.fingerprint),
    index('alerts_conversation').on(table.conversationId),
  ],
);

/** Messages to other tools: kept until they are delivered or given up. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: id(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    target: prose().notNull(),
    payload: json<unknown>().notNull(),
    status: text({ enum: ['waiting', 'delivered', 'failed'] })
      .notNull()
      .default('waiting'),
    attempts: integer().notNull().default(0),
    lastError: prose(),
    createdAt: at().notNull().defaultNow(),
    nextAttemptAt: at(),
    deliveredAt: at(),
  },
  (table) => [
    index('deliveries_waiting').on(table.status, table.nextAttemptAt),
    index('deliveries_conversation').on(table.conversationId),
  ],
);
