import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, id, json, prose, tsvector } from './columns.ts';
import { conversations } from './conversations.ts';

export const messageRoles = ['user', 'assistant', 'system'] as const;
export type MessageRole = (typeof messageRoles)[number];

export const messages = pgTable(
  'messages',
  {
    id: id(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    role: text({ enum: messageRoles }).notNull(),
    content: prose().notNull(),
    /** `text`, `final_analysis`, `outcome`, `note`, …: what the message is for. */
    type: prose().notNull().default('text'),
    /** Place in the conversation, from 0, without duplicates; gaps are left where a message was deleted. */
    index: integer('index_in_session').notNull(),
    parentId: uuid().references((): AnyPgColumn => messages.id, { onDelete: 'set null' }),
    /** Scope, parameters, trace ids, run, attachments. */
    metadata: json<Record<string, unknown>>().notNull().default({}),
    relevance: real().notNull().default(1),
    /** Kept for the context although it is not shown as a turn. */
    isContext: boolean().notNull().default(false),
    createdAt: at().notNull().defaultNow(),
    /**
     * Words of the message, twice: as the language parser reads them, and with paths, classes and addresses
     * taken apart. Bounded because a tsvector holds at most 1 MB.
     */
    search: tsvector().generatedAlwaysAs(
      (): SQL =>
        sql`to_tsvector('english', left(content, 50000)) || strip(to_tsvector('english', translate(left(content, 50000), './:@_=', '      ')))`,
    ),
  },
  (table) => [
    unique('messages_conversation_index').on(table.conversationId, table.index),
    check('messages_role', sql`${table.role} in ('user', 'assistant', 'system')`),
    index('messages_created').on(table.createdAt.desc().nullsFirst()),
    index('messages_parent').on(table.parentId),
    index('messages_search').using('gin', table.search),
    index('messages_metadata').using('gin', sql`${table.metadata} jsonb_path_ops`),
  ],
);

/**
 * All words said in a stretch of a conversation, so that a conversation is found without looking through its messages.
 * Kept by triggers (drizzle/0007): never written by the application, and made anew where a store is filled.
 */
export const conversationWords = pgTable(
  'conversation_words',
  {
    // No reference: the words go with the messages.
    conversationId: uuid().notNull(),
    part: integer().notNull(),
    /** Of the messages in it. A part that is full is followed by another: a tsvector holds at most 1 MB. */
    bytes: integer().notNull(),
    search: tsvector().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.part] }),
    index('conversation_words_search').using('gin', table.search),
  ],
);

/** A stretch of older messages, summarised once per strategy, with the facts that were read from it. */
export const conversationSegments = pgTable(
  'conversation_segments',
  {
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    strategy: prose().notNull(),
    fromIndex: integer().notNull(),
    toIndex: integer().notNull(),
    text: prose().notNull(),
    facts: json<unknown[]>().notNull().default([]),
    tokens: integer().notNull().default(0),
    /** Hash of the messages it was made from: another hash, and it is stale. */
    contentHash: prose().notNull(),
    model: prose(),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'conversation_segments_pk',
      columns: [table.conversationId, table.strategy, table.fromIndex, table.toIndex],
    }),
  ],
);

export const feedback = pgTable(
  'feedback',
  {
    id: id(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    messageId: uuid()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    userId: prose().notNull(),
    /** 1 helpful, -1 not. */
    rating: smallint().notNull(),
    note: prose(),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [
    unique('feedback_once').on(table.messageId, table.userId),
    check('feedback_rating', sql`${table.rating} in (-1, 1)`),
    index('feedback_conversation').on(table.conversationId),
  ],
);
