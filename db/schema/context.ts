import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, real, text, unique, uuid } from 'drizzle-orm/pg-core';
import { at, bytes, id, json, prose } from './columns.ts';
import { conversations } from './conversations.ts';

export const contextTypes = ['conversation', 'preference', 'project', 'user_info'] as const;
export type ContextType = (typeof contextTypes)[number];

/** Something to remember for a conversation, or for a person across conversations (no conversation given). */
export const contextItems = pgTable(
  'context_items',
  {
    id: id(),
    userId: prose().notNull(),
    conversationId: uuid().references(() => conversations.id, { onDelete: 'cascade' }),
    type: text({ enum: contextTypes }).notNull(),
    key: prose().notNull(),
    value: json<unknown>().notNull(),
    relevance: real().notNull().default(1),
    metadata: json<Record<string, unknown>>().notNull().default({}),
    sourceMessageId: uuid(),
    expiresAt: at(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
  },
  (table) => [
    unique('context_items_key')
      .on(table.userId, table.conversationId, table.type, table.key)
      .nullsNotDistinct(),
    check('context_items_type', sql`${table.type} in ('conversation', 'preference', 'project', 'user_info')`),
    index('context_items_conversation').on(table.conversationId),
    index('context_items_expires').on(table.expiresAt).where(sql`expires_at is not null`),
  ],
);

/** A preference is kept plain (`value`) or encrypted (`secret`), never both. */
export const preferences = pgTable(
  'preferences',
  {
    userId: prose().notNull(),
    key: prose().notNull(),
    value: json<unknown>(),
    secret: bytes(),
    encrypted: boolean().notNull().default(false),
    updatedAt: at().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.key] }),
    check(
      'preferences_one_form',
      sql`case when encrypted then secret is not null and value is null else secret is null end`,
    ),
  ],
);
