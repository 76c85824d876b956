import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, id, json, prose } from './columns.ts';

export const conversationStatuses = ['open', 'solved', 'unsolved'] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];
export const visibilities = ['private', 'team'] as const;
export type Visibility = (typeof visibilities)[number];

/** An investigation: one conversation about one trouble. Session of the long-term memory at the same time. */
export const conversations = pgTable(
  'conversations',
  {
    id: id(),
    userId: prose().notNull(),
    title: prose().notNull().default(''),
    /** `investigation` unless a tool keeps sessions of its own kind. */
    type: prose().notNull().default('investigation'),
    status: text({ enum: conversationStatuses }).notNull().default('open'),
    visibility: text({ enum: visibilities }).notNull().default('team'),
    project: prose(),
    env: prose(),
    domain: prose(),
    metadata: json<Record<string, unknown>>().notNull().default({}),
    /** Summary of the conversation's context. */
    summary: prose(),
    relevance: real().notNull().default(1),
    pinned: boolean().notNull().default(false),
    archivedAt: at(),
    forkedFrom: uuid().references((): AnyPgColumn => conversations.id, { onDelete: 'set null' }),
    /** The last message that the fork shares with its origin; the origin may be deleted, so no reference. */
    forkedAtMessage: uuid(),
    /** Index that the next message gets. Grows only: an index is never given twice. */
    nextIndex: integer().notNull().default(0),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
    lastActivityAt: at().notNull().defaultNow(),
    resolvedAt: at(),
  },
  (table) => [
    check('conversations_status', sql`${table.status} in ('open', 'solved', 'unsolved')`),
    check('conversations_visibility', sql`${table.visibility} in ('private', 'team')`),
    index('conversations_user_activity').on(table.userId, table.lastActivityAt.desc().nullsFirst()),
    index('conversations_activity').on(table.lastActivityAt.desc().nullsFirst()),
    // The order in which lists are read, page after page.
    index('conversations_listed')
      .on(
        table.pinned.desc().nullsFirst(),
        table.lastActivityAt.desc().nullsFirst(),
        table.id.desc().nullsFirst(),
      )
      .where(sql`archived_at is null`),
    index('conversations_scope').on(table.project, table.env, table.domain),
    index('conversations_forked_from').on(table.forkedFrom),
  ],
);

export const linkKinds = ['related', 'duplicate', 'follow_up', 'recalled', 'forked', 'unlike'] as const;
export type LinkKind = (typeof linkKinds)[number];

export const conversationLinks = pgTable(
  'conversation_links',
  {
    fromId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    toId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    kind: text({ enum: linkKinds }).notNull(),
    note: prose(),
    createdBy: prose().notNull(),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.fromId, table.toId, table.kind] }),
    check('conversation_links_not_self', sql`${table.fromId} <> ${table.toId}`),
    index('conversation_links_to').on(table.toId),
  ],
);

/** Kept by triggers (drizzle/0002): never written by the application. */
export const conversationStats = pgTable('conversation_stats', {
  conversationId: uuid()
    .primaryKey()
    .references(() => conversations.id, { onDelete: 'cascade' }),
  messages: integer().notNull().default(0),
  userMessages: integer().notNull().default(0),
  assistantMessages: integer().notNull().default(0),
  contextMessages: integer().notNull().default(0),
  characters: bigint({ mode: 'number' }).notNull().default(0),
  runs: integer().notNull().default(0),
  analyses: integer().notNull().default(0),
  firstMessageAt: at(),
  lastMessageAt: at(),
});

/** A link that shows one conversation, redacted and read-only. Only the hash of the token is kept. */
export const shareLinks = pgTable(
  'share_links',
  {
    id: id(),
    tokenHash: prose().notNull().unique(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    createdBy: prose().notNull(),
    createdAt: at().notNull().defaultNow(),
    expiresAt: at(),
    revokedAt: at(),
  },
  (table) => [index('share_links_conversation').on(table.conversationId)],
);
