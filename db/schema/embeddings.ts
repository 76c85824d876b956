import { index, integer, pgTable, primaryKey, real, text, uuid } from 'drizzle-orm/pg-core';
import { at, prose } from './columns.ts';

export const embeddingOwners = ['message', 'analysis', 'pattern'] as const;
export type EmbeddingOwner = (typeof embeddingOwners)[number];

/**
 * Vectors as plain arrays: they work without any extension. Where pgvector is there, db/vector.ts adds an
 * index over the same column. Owners are of several tables, so triggers delete what a deleted owner leaves.
 */
export const embeddings = pgTable(
  'embeddings',
  {
    ownerKind: text({ enum: embeddingOwners }).notNull(),
    ownerId: uuid().notNull(),
    model: prose().notNull(),
    dims: integer().notNull(),
    values: real().array().notNull(),
    contentHash: prose().notNull(),
    createdAt: at().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.ownerKind, table.ownerId, table.model] }),
    index('embeddings_model').on(table.ownerKind, table.model, table.dims),
    index('embeddings_owner').on(table.ownerId),
  ],
);
