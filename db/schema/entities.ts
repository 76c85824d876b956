import { index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { analysisMemory } from './analyses.ts';
import { at, id, json, prose } from './columns.ts';
import { conversations } from './conversations.ts';
import { messages } from './messages.ts';

export const entityKinds = [
  'device',
  'service',
  'host',
  'dependency',
  'job',
  'file',
  'system',
  'ip',
  'user',
  'error_code',
  'exception',
  'other',
] as const;
export type EntityKind = (typeof entityKinds)[number];

/** A thing that investigations are about. Who may see it follows from its mentions' conversations. */
export const entities = pgTable(
  'entities',
  {
    id: id(),
    kind: text({ enum: entityKinds }).notNull(),
    /** Name folded for comparison: lower case, white space joined. */
    nameKey: prose().notNull(),
    name: prose().notNull(),
    aliases: prose().array().notNull().default([]),
    metadata: json<Record<string, unknown>>().notNull().default({}),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [
    unique('entities_kind_name').on(table.kind, table.nameKey),
    index('entities_name_trgm').using('gin', table.nameKey.op('gin_trgm_ops')),
  ],
);

export const mentionRoles = ['focus', 'cause', 'mentioned'] as const;
export type MentionRole = (typeof mentionRoles)[number];

export const entityMentions = pgTable(
  'entity_mentions',
  {
    id: id(),
    entityId: uuid()
      .notNull()
      .references(() => entities.id, { onDelete: 'cascade' }),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    analysisId: uuid().references(() => analysisMemory.id, { onDelete: 'cascade' }),
    messageId: uuid().references(() => messages.id, { onDelete: 'cascade' }),
    role: text({ enum: mentionRoles }).notNull().default('mentioned'),
    count: integer().notNull().default(1),
    at: at().notNull().defaultNow(),
  },
  (table) => [
    unique('entity_mentions_once')
      .on(table.entityId, table.conversationId, table.analysisId, table.messageId, table.role)
      .nullsNotDistinct(),
    index('entity_mentions_conversation').on(table.conversationId),
    index('entity_mentions_at').on(table.at.desc().nullsFirst()),
    index('entity_mentions_entity_at').on(table.entityId, table.at.desc().nullsFirst()),
    index('entity_mentions_analysis').on(table.analysisId),
    index('entity_mentions_message').on(table.messageId),
  ],
);
