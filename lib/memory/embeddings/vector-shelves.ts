import { pageVectorIds, readVectorPlaces, readVectors } from '#db/queries/embeddings.ts';
import type { Ctx } from '#lib/server/context.ts';
import { Shelves } from '../shelves/shelves.ts';
import { VectorIndex } from './vector-index.ts';

/** 75 MB at 512 numbers a vector. */
const MOST_VECTORS = 150_000;

const space = ({ meaning }: Ctx) => ({ model: meaning.model ?? '', dims: meaning.dims ?? 0 });

/** Vectors of messages in process, where the store cannot compare them itself. */
export const vectorShelves = new Shelves<
  VectorIndex,
  { id: string; createdAt: Date },
  { id: string; values: number[] }
>({
  name: 'vectors',
  most: MOST_VECTORS,
  make: ({ meaning }) => new VectorIndex(meaning.dims ?? 0),
  has: (index, id) => index.has(id),
  ids: (index) => index.ids(),
  put: (index, { id, values }) => index.put(id, values),
  remove: (index, id) => index.remove(id),
  worn: (index, { meaning }) => index.dims !== meaning.dims,
  page: (ctx, input) => pageVectorIds(ctx.db, { ...input, ...space(ctx) }),
  placesOf: (ctx, input) => readVectorPlaces(ctx.db, { ...input, ...space(ctx) }),
  // Vectors are few beside messages: the bound is that of their writer.
  timeOfNewestBut: async () => null,
  read: (ctx, ids) => readVectors(ctx.db, { ids, ...space(ctx) }),
});
