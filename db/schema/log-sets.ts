import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, bytes, id, json, prose } from './columns.ts';
import { conversations, visibilities } from './conversations.ts';

export const logSetKinds = ['upload', 'paste', 'folder', 'source', 'sample'] as const;
export type LogSetKind = (typeof logSetKinds)[number];
export const logSetStatuses = ['receiving', 'ready', 'failed'] as const;
export type LogSetStatus = (typeof logSetStatuses)[number];

/** The logs a run looks at. Times in this file are epoch milliseconds with fractions, as the log engine counts. */
export const logSets = pgTable(
  'log_sets',
  {
    id: id(),
    userId: prose().notNull(),
    visibility: text({ enum: visibilities }).notNull().default('team'),
    name: prose().notNull(),
    kind: text({ enum: logSetKinds }).notNull(),
    status: text({ enum: logSetStatuses }).notNull().default('receiving'),
    /** For a source: which one, and the query that was asked. */
    source: json<unknown>(),
    bytes: bigint({ mode: 'number' }).notNull().default(0),
    storedBytes: bigint({ mode: 'number' }).notNull().default(0),
    lines: bigint({ mode: 'number' }).notNull().default(0),
    records: bigint({ mode: 'number' }).notNull().default(0),
    firstTime: doublePrecision(),
    lastTime: doublePrecision(),
    contentHash: prose(),
    engineVersion: prose(),
    /** The log engine's profile of the whole set, in its own compact form. */
    profile: bytes(),
    /** Small figures of the profile for lists. */
    summary: json<Record<string, unknown>>().notNull().default({}),
    problems: json<unknown[]>().notNull().default([]),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
    expiresAt: at(),
  },
  (table) => [
    check('log_sets_status', sql`${table.status} in ('receiving', 'ready', 'failed')`),
    check('log_sets_visibility', sql`${table.visibility} in ('private', 'team')`),
    index('log_sets_user_created').on(table.userId, table.createdAt.desc().nullsFirst()),
    index('log_sets_created').on(table.createdAt.desc().nullsFirst()),
    index('log_sets_content_hash').on(table.contentHash),
    index('log_sets_expires').on(table.expiresAt).where(sql`expires_at is not null`),
  ],
);

/** Which conversations look at which sets: a set that no conversation uses any more goes with the last one. */
export const conversationLogSets = pgTable(
  'conversation_log_sets',
  {
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    logSetId: uuid()
      .notNull()
      .references(() => logSets.id, { onDelete: 'cascade' }),
    role: text({ enum: ['logs', 'baseline'] })
      .notNull()
      .default('logs'),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.logSetId, table.role] }),
    index('conversation_log_sets_set').on(table.logSetId),
  ],
);

export const logFiles = pgTable(
  'log_files',
  {
    id: id(),
    logSetId: uuid()
      .notNull()
      .references(() => logSets.id, { onDelete: 'cascade' }),
    /** Place in the set, from 0. */
    index: integer('index_in_set').notNull(),
    name: prose().notNull(),
    status: text({ enum: logSetStatuses }).notNull().default('receiving'),
    /** Bytes of the upload that are kept for sure: where a broken upload goes on. */
    receivedBytes: bigint({ mode: 'number' }).notNull().default(0),
    bytes: bigint({ mode: 'number' }).notNull().default(0),
    lines: bigint({ mode: 'number' }).notNull().default(0),
    records: bigint({ mode: 'number' }).notNull().default(0),
    firstTime: doublePrecision(),
    lastTime: doublePrecision(),
    format: prose(),
    contentHash: prose(),
    profile: bytes(),
    metadata: json<Record<string, unknown>>().notNull().default({}),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [unique('log_files_set_index').on(table.logSetId, table.index)],
);

export const chunkCodecs = ['zstd', 'none'] as const;
export type ChunkCodec = (typeof chunkCodecs)[number];

/** About 1 MiB of a file's text, compressed. Lines count from 1 and stay within their file; ranges are inclusive. */
export const logChunks = pgTable(
  'log_chunks',
  {
    logFileId: uuid()
      .notNull()
      .references(() => logFiles.id, { onDelete: 'cascade' }),
    seq: integer().notNull(),
    firstLine: bigint({ mode: 'number' }).notNull(),
    lastLine: bigint({ mode: 'number' }).notNull(),
    byteOffset: bigint({ mode: 'number' }).notNull(),
    byteLength: integer().notNull(),
    firstTime: doublePrecision(),
    lastTime: doublePrecision(),
    codec: text({ enum: chunkCodecs }).notNull(),
    data: bytes().notNull(),
    /** What the log engine keeps beside the text to find records in it without parsing again. */
    columns: bytes(),
  },
  (table) => [
    primaryKey({ columns: [table.logFileId, table.seq] }),
    check('log_chunks_codec', sql`${table.codec} in ('zstd', 'none')`),
    index('log_chunks_lines').on(table.logFileId, table.firstLine, table.lastLine),
    index('log_chunks_times').on(table.logFileId, table.firstTime, table.lastTime),
  ],
);

/** A place to query logs from. Its secret is stored encrypted. */
export const logSources = pgTable(
  'log_sources',
  {
    id: id(),
    userId: prose().notNull(),
    visibility: text({ enum: visibilities }).notNull().default('team'),
    name: prose().notNull(),
    kind: prose().notNull(),
    url: prose().notNull(),
    settings: json<Record<string, unknown>>().notNull().default({}),
    secret: bytes(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
    lastUsedAt: at(),
  },
  (table) => [unique('log_sources_user_name').on(table.userId, table.name)],
);
