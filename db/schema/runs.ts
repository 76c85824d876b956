import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, real, text, uuid } from 'drizzle-orm/pg-core';
import { at, id, json, prose } from './columns.ts';
import { conversations } from './conversations.ts';

export const storedRunStatuses = ['running', 'done', 'stopped', 'failed'] as const;
export type StoredRunStatus = (typeof storedRunStatuses)[number];

/** One question being answered. Its worker holds it by `epoch`: whoever takes over raises it, and the old one's writes fail. */
export const runs = pgTable(
  'runs',
  {
    id: id(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    /** No reference: a message may be deleted by a retention rule while the run's record stays. */
    questionMessageId: uuid(),
    userId: prose().notNull(),
    input: json<unknown>().notNull(),
    status: text({ enum: storedRunStatuses }).notNull().default('running'),
    workerId: prose(),
    epoch: integer().notNull().default(0),
    heartbeatAt: at(),
    stopRequestedAt: at(),
    lastSeq: integer().notNull().default(0),
    sentence: prose(),
    createdAt: at().notNull().defaultNow(),
    endedAt: at(),
  },
  (table) => [
    check('runs_status', sql`${table.status} in ('running', 'done', 'stopped', 'failed')`),
    index('runs_conversation').on(table.conversationId, table.createdAt),
    index('runs_running').on(table.heartbeatAt).where(sql`status = 'running'`),
    index('runs_created').on(table.createdAt.desc().nullsFirst()),
  ],
);

export const stepKinds = ['started', 'step', 'ended'] as const;
export type StepKind = (typeof stepKinds)[number];

export const runSteps = pgTable(
  'run_steps',
  {
    runId: uuid()
      .notNull()
      .references(() => runs.id, { onDelete: 'cascade' }),
    seq: integer().notNull(),
    kind: text({ enum: stepKinds }).notNull(),
    name: prose().notNull(),
    payload: json<unknown>(),
    at: at().notNull().defaultNow(),
    durationMs: real(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.seq] }),
    check('run_steps_kind', sql`${table.kind} in ('started', 'step', 'ended')`),
  ],
);

/** What a call of the language model cost; content is never kept here. */
export const modelUsage = pgTable(
  'model_usage',
  {
    id: id(),
    conversationId: uuid().references(() => conversations.id, { onDelete: 'cascade' }),
    runId: uuid().references(() => runs.id, { onDelete: 'set null' }),
    userId: prose().notNull(),
    purpose: prose().notNull(),
    model: prose(),
    promptTokens: integer().notNull().default(0),
    completionTokens: integer().notNull().default(0),
    /** What sending everything would have taken. */
    fullTokens: integer().notNull().default(0),
    costUsd: real().notNull().default(0),
    fromCache: boolean().notNull().default(false),
    durationMs: real(),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [
    index('model_usage_created').on(table.createdAt.desc().nullsFirst()),
    index('model_usage_conversation').on(table.conversationId),
    index('model_usage_run').on(table.runId),
  ],
);
