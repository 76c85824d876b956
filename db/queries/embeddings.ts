import { createHash } from 'node:crypto';
import { and, asc, eq, gte, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database, Store } from '../database.ts';
import { conversations } from '../schema/conversations.ts';
import { type EmbeddingOwner, embeddings } from '../schema/embeddings.ts';
import { messages } from '../schema/messages.ts';
import { anyId } from './any-id.ts';
import { onShelf, type Shelf } from './on-shelf.ts';

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
        createdAt: sql`clock_timestamp()`,
      },
    });
}

/** Messages that have no vector of this model and size yet, newest first; with `since`, among those stored since then. */
export async function listUnembedded(
  db: Database,
  input: { model: string; dims: number | null; since?: Date; chars: number; limit: number },
): Promise<{ id: string; text: string; createdAt: Date }[]> {
  const { since, limit } = input;
  return db
    .select({
      id: messages.id,
      text: sql<string>`left(${messages.content}, ${input.chars})`,
      createdAt: messages.createdAt,
    })
    .from(messages)
    .leftJoin(embeddings, ofMessage(input.model))
    .where(and(lacking(input.dims), since && gte(messages.createdAt, since)))
    .orderBy(sql`${messages.createdAt} desc`)
    .limit(limit);
}

export async function countUnembedded(
  db: Database,
  input: { model: string; dims: number | null },
): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(messages)
    .leftJoin(embeddings, ofMessage(input.model))
    .where(lacking(input.dims));
  return row?.n ?? 0;
}

const ofMessage = (model: string): SQL =>
  and(
    eq(embeddings.ownerKind, 'message'),
    eq(embeddings.ownerId, messages.id),
    eq(embeddings.model, model),
  ) as SQL;

const lacking = (dims: number | null): SQL =>
  (dims === null
    ? isNull(embeddings.ownerId)
    : or(isNull(embeddings.ownerId), ne(embeddings.dims, dims))) as SQL;

interface Space {
  ownerKind: EmbeddingOwner;
  model: string;
  dims: number;
}

/** Literals, not parameters: only so may the planner use the partial index of this space. */
function inSpace({ ownerKind, model, dims }: Space): SQL {
  const literal = (text: string) => sql.raw(`'${text.replaceAll('\0', '').replaceAll("'", "''")}'`);
  return sql`owner_kind = ${literal(ownerKind)} and model = ${literal(model)} and dims = ${sql.raw(String(Math.trunc(dims)))}`;
}

/** pgvector indexes no longer vectors. */
const MOST_DIMS = 2_000;
/** The embedded store has one connection, which an index over many rows would hold for minutes. */
const MOST_AT_ONCE = 5_000;

/** Makes the index over the vectors of one model and size; best while there are few. False: compared one by one. */
export async function ensureVectorIndex(store: Store, space: Space): Promise<boolean> {
  const { db } = store;
  if (!store.capabilities.vector || space.dims > MOST_DIMS) return false;
  const hash = createHash('sha256').update(JSON.stringify(space)).digest('hex').slice(0, 16);
  const name = `embeddings_near_${hash}`;
  const [there] = await db.execute(sql`select from pg_class where relname = ${name}`);
  if (there) return true;
  if (store.kind === 'embedded') {
    const [few] = await db.execute<{ few: boolean }>(
      sql`select count(*) <= ${MOST_AT_ONCE} as few from (select from embeddings limit ${MOST_AT_ONCE + 1}) as first_rows`,
    );
    if (!few?.few) return false;
  }
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    const type = sql.raw(`vector(${Math.trunc(space.dims)})`);
    await tx.execute(sql`create index if not exists ${sql.identifier(name)} on embeddings
      using hnsw ((values::${type}) vector_cosine_ops) where ${inSpace(space)}`);
  });
  return true;
}

/** The nearest owners by cosine, with pgvector: only where `store.capabilities.vector` holds. */
export async function nearestEmbeddings(
  db: Database,
  input: {
    ownerKind: EmbeddingOwner;
    model: string;
    vector: ArrayLike<number>;
    limit: number;
    conversationId?: string;
  },
): Promise<{ ownerId: string; similarity: number }[]> {
  const { conversationId, limit } = input;
  const dims = input.vector.length;
  const type = sql.raw(`vector(${dims})`);
  const asked = JSON.stringify(Array.from(input.vector));
  const distance = sql`(values::${type} <=> ${asked}::${type})`;
  const within =
    conversationId === undefined
      ? sql``
      : sql`and owner_id in (select id from messages where conversation_id = ${conversationId})`;
  return db.transaction(async (tx) => {
    // As many as are asked for, not the usual forty.
    await tx.execute(sql.raw(`set local hnsw.ef_search = ${Math.min(1_000, Math.max(40, limit))}`));
    const rows = await tx.execute<{ owner_id: string; distance: number }>(sql`
      select owner_id, ${distance} as distance from embeddings
      where ${inSpace({ ...input, dims })} ${within} order by ${distance} limit ${limit}`);
    return rows.map((row) => ({ ownerId: row.owner_id, similarity: 1 - row.distance }));
  });
}

/** Ids of vectors of messages on a shelf in the order of their storing, for comparing in process. */
export async function pageVectorIds(
  db: Database,
  input: {
    shelf: Shelf;
    model: string;
    dims: number;
    since?: Date;
    after?: { createdAt: Date; id: string };
    limit: number;
  },
): Promise<{ id: string; createdAt: Date }[]> {
  const { shelf, since, after, limit } = input;
  const e = embeddings;
  return db
    .select({ id: e.ownerId, createdAt: e.createdAt })
    .from(e)
    .innerJoin(messages, eq(messages.id, e.ownerId))
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(
      and(
        eq(e.ownerKind, 'message'),
        eq(e.model, input.model),
        eq(e.dims, input.dims),
        onShelf(shelf),
        since && gte(e.createdAt, since),
        after &&
          sql`(${e.createdAt}, ${e.ownerId}) > (${sql.param(after.createdAt, e.createdAt)}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(e.createdAt), asc(e.ownerId))
    .limit(limit);
}

/** Where the vectors of conversations' messages stand in the order of their storing, and whether that is on a shelf. */
export async function readVectorPlaces(
  db: Database,
  input: { shelf: Shelf; conversationIds: readonly string[]; model: string; dims: number },
): Promise<{ id: string; createdAt: Date; here: boolean }[]> {
  const e = embeddings;
  return db
    .select({ id: e.ownerId, createdAt: e.createdAt, here: sql<boolean>`(${onShelf(input.shelf)})` })
    .from(e)
    .innerJoin(messages, eq(messages.id, e.ownerId))
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(
      and(
        eq(e.ownerKind, 'message'),
        eq(e.model, input.model),
        eq(e.dims, input.dims),
        anyId(messages.conversationId, input.conversationIds),
      ),
    )
    .orderBy(asc(e.createdAt), asc(e.ownerId));
}

export async function readVectors(
  db: Database,
  { ids, model, dims }: { ids: string[]; model: string; dims: number },
): Promise<{ id: string; values: number[] }[]> {
  if (ids.length === 0) return [];
  return db
    .select({ id: embeddings.ownerId, values: embeddings.values })
    .from(embeddings)
    .where(
      and(
        eq(embeddings.ownerKind, 'message'),
        anyId(embeddings.ownerId, ids),
        eq(embeddings.model, model),
        eq(embeddings.dims, dims),
      ),
    );
}
