import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { type EmbeddingOwner, embeddings } from '../schema/embeddings.ts';

export type Embedding = typeof embeddings.$inferSelect;

export async function putEmbeddings(
  db: Database,
  rows: Omit<Embedding, 'createdAt' | 'dims'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insert(embeddings)
    .values(rows.map((row) => ({ ...row, dims: row.values.length })))
    .onConflictDoUpdate({
      target: [embeddings.ownerKind, embeddings.ownerId, embeddings.model],
      set: {
        dims: sql`excluded.dims`,
        values: sql`excluded.values`,
        contentHash: sql`excluded.content_hash`,
      },
    });
}

/** A page of vectors of one model, for comparing in process; go on after the last owner. */
export async function pageEmbeddings(
  db: Database,
  input: { ownerKind: EmbeddingOwner; model: string; dims: number; afterOwner?: string; limit: number },
): Promise<Embedding[]> {
  return db
    .select()
    .from(embeddings)
    .where(
      and(
        eq(embeddings.ownerKind, input.ownerKind),
        eq(embeddings.model, input.model),
        eq(embeddings.dims, input.dims),
        input.afterOwner === undefined ? undefined : sql`${embeddings.ownerId} > ${input.afterOwner}`,
      ),
    )
    .orderBy(asc(embeddings.ownerId))
    .limit(input.limit);
}

/** The nearest owners by cosine, with pgvector: only where `store.capabilities.vector` holds. */
export async function nearestEmbeddings(
  db: Database,
  input: { ownerKind: EmbeddingOwner; model: string; vector: number[]; limit: number },
): Promise<{ ownerId: string; similarity: number }[]> {
  const dims = input.vector.length;
  const type = sql.raw(`vector(${dims})`);
  const distance = sql`(${embeddings.values}::${type} <=> ${JSON.stringify(input.vector)}::${type})`;
  // The dimension is checked by a `case`: rows of another one may be looked at before the filter drops them.
  const safe = sql`case when ${embeddings.dims} = ${dims} then ${distance} end`;
  const rows = await db
    .select({ ownerId: embeddings.ownerId, distance: sql<number>`${safe}`.as('distance') })
    .from(embeddings)
    .where(
      and(
        eq(embeddings.ownerKind, input.ownerKind),
        eq(embeddings.model, input.model),
        eq(embeddings.dims, dims),
      ),
    )
    .orderBy(sql`distance`)
    .limit(input.limit);
  return rows.map((row) => ({ ownerId: row.ownerId, similarity: 1 - row.distance }));
}

/** Which owners have a vector of this model already, and of what content. */
export async function readContentHashes(
  db: Database,
  input: { ownerKind: EmbeddingOwner; model: string; ownerIds: string[] },
): Promise<Map<string, string>> {
  if (input.ownerIds.length === 0) return new Map();
  const rows = await db
    .select({ ownerId: embeddings.ownerId, contentHash: embeddings.contentHash })
    .from(embeddings)
    .where(
      and(
        eq(embeddings.ownerKind, input.ownerKind),
        eq(embeddings.model, input.model),
        inArray(embeddings.ownerId, input.ownerIds),
      ),
    );
  return new Map(rows.map(({ ownerId, contentHash }) => [ownerId, contentHash]));
}
