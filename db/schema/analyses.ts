import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  real,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, id, json, prose } from './columns.ts';
import { conversations } from './conversations.ts';
import { runs } from './runs.ts';

export const analysisOutcomes = ['confirmed', 'likely', 'inconclusive', 'no fault'] as const;
export type AnalysisOutcome = (typeof analysisOutcomes)[number];

/** What an analysis is recognised by. */
export interface Fingerprint {
  /** Components held responsible, with what went wrong there. */
  suspects?: { component: string; kind: string; weight: number }[];
  templates: { text: string; level?: string; count?: number; weight?: number; change?: number }[];
  exceptions: string[];
  services: string[];
  errorCodes?: string[];
  words: string[];
}

/** Analysis memory: written when the verification of a run ends. Superseded, never overwritten. */
export const analysisMemory = pgTable(
  'analysis_memory',
  {
    id: id(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    runId: uuid().references(() => runs.id, { onDelete: 'set null' }),
    userId: prose().notNull(),
    title: prose().notNull().default(''),
    queryText: prose().notNull(),
    parameters: json<Record<string, unknown>>().notNull().default({}),
    traceIds: prose().array().notNull().default([]),
    findings: json<unknown[]>().notNull().default([]),
    /** Pattern key, `domain:ERROR_TYPE`. */
    errorPattern: prose(),
    resolution: prose(),
    confidenceScore: real(),
    outcome: text({ enum: analysisOutcomes }),
    /** What people or later logs said: null while nobody said anything. */
    solved: boolean(),
    resolvedAt: at(),
    fingerprint: json<Fingerprint>()
      .notNull()
      .default({ templates: [], exceptions: [], services: [], words: [] }),
    project: prose(),
    env: prose(),
    domain: prose(),
    /** When the trouble itself began, by the logs' clock. */
    incidentAt: at(),
    logContentHash: prose(),
    logSetIds: uuid().array().notNull().default([]),
    engineVersion: prose(),
    supersededBy: uuid().references((): AnyPgColumn => analysisMemory.id, { onDelete: 'set null' }),
    relevance: real().notNull().default(1),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [
    check(
      'analysis_memory_outcome',
      sql`${table.outcome} in ('confirmed', 'likely', 'inconclusive', 'no fault')`,
    ),
    index('analysis_memory_parameters').using('gin', table.parameters),
    index('analysis_memory_trace_ids').using('gin', table.traceIds),
    index('analysis_memory_error_pattern').on(table.errorPattern),
    index('analysis_memory_created').on(table.createdAt.desc().nullsFirst()),
    index('analysis_memory_conversation').on(table.conversationId),
    index('analysis_memory_domain_created').on(table.domain, table.createdAt.desc().nullsFirst()),
    index('analysis_memory_log_content').on(table.logContentHash),
    index('analysis_memory_run').on(table.runId),
    // Only of those that have one: most have none, and the planner must not take it for looking those up.
    index('analysis_memory_superseded').on(table.supersededBy).where(sql`superseded_by is not null`),
  ],
);

export const resolutionOutcomes = ['solved', 'not_solved', 'partly', 'reopened'] as const;
export type ResolutionOutcome = (typeof resolutionOutcomes)[number];
export const resolutionSources = ['person', 'chat', 'logs'] as const;
export type ResolutionSource = (typeof resolutionSources)[number];

/** What was done about an investigation and how it ended. Append-only: a trigger refuses updates. */
export const resolutions = pgTable(
  'resolutions',
  {
    id: id(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    analysisId: uuid().references(() => analysisMemory.id, { onDelete: 'cascade' }),
    patternKey: prose(),
    userId: prose().notNull(),
    outcome: text({ enum: resolutionOutcomes }).notNull(),
    source: text({ enum: resolutionSources }).notNull(),
    /** What was done, in words. */
    action: prose(),
    note: prose(),
    /** The device, service or host in focus. */
    focus: prose(),
    resolutionSeconds: integer(),
    stepsUsed: prose().array().notNull().default([]),
    knowledge: prose(),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [
    check('resolutions_outcome', sql`${table.outcome} in ('solved', 'not_solved', 'partly', 'reopened')`),
    check('resolutions_source', sql`${table.source} in ('person', 'chat', 'logs')`),
    index('resolutions_conversation').on(table.conversationId, table.createdAt),
    index('resolutions_pattern').on(table.patternKey, table.createdAt),
    index('resolutions_analysis').on(table.analysisId),
    index('resolutions_created').on(table.createdAt.desc().nullsFirst()),
  ],
);
