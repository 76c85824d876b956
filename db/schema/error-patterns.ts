import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, integer, pgTable, real, uuid } from 'drizzle-orm/pg-core';
import { at, id, json, prose } from './columns.ts';

export interface PatternStep {
  text: string;
  worked: number;
  failed: number;
}

/** Reference memory: what is known about one kind of error. */
export const errorPatterns = pgTable(
  'error_patterns',
  {
    id: id(),
    /** `domain:ERROR_TYPE`. */
    patternKey: prose().notNull().unique(),
    domain: prose().notNull(),
    errorType: prose().notNull(),
    title: prose().notNull().default(''),
    typicalCauses: prose().array().notNull().default([]),
    resolutionSteps: json<PatternStep[]>().notNull().default([]),
    /** solved / tried; null while nothing was tried. Generated, so that it cannot drift from its counts. */
    successRate: real().generatedAlwaysAs(sql`case when tried > 0 then solved::real / tried::real end`),
    solved: integer().notNull().default(0),
    tried: integer().notNull().default(0),
    usageCount: integer().notNull().default(0),
    /** How many analyses ended in it. */
    occurrences: integer().notNull().default(0),
    firstSeen: at().notNull().defaultNow(),
    lastSeen: at().notNull().defaultNow(),
    positiveSamples: prose().array().notNull().default([]),
    negativeSamples: prose().array().notNull().default([]),
    fingerprint: json<Record<string, unknown>>().notNull().default({}),
    /** Where it comes from: analyses, imports, people. */
    provenance: json<unknown[]>().notNull().default([]),
    mergedInto: uuid().references((): AnyPgColumn => errorPatterns.id, { onDelete: 'set null' }),
    editedBy: prose(),
    editedAt: at(),
    createdAt: at().notNull().defaultNow(),
    updatedAt: at().notNull().defaultNow(),
  },
  (table) => [
    check('error_patterns_counts', sql`${table.solved} >= 0 and ${table.tried} >= ${table.solved}`),
    index('error_patterns_domain_type').on(table.domain, table.errorType),
    index('error_patterns_last_seen').on(table.lastSeen.desc().nullsFirst()),
    index('error_patterns_merged_into').on(table.mergedInto),
  ],
);
