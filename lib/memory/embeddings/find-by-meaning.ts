import { nearestEmbeddings } from '#db/queries/embeddings.ts';
import type { Ctx } from '#lib/server/context.ts';
import { vectorShelves } from './vector-shelves.ts';

/** A provider that does not answer in this time is done without. */
const PATIENCE_MS = 1_500;
/** Vectors that are not read in yet after this time are done without. */
const BUILDING_MS = 400;

/** Messages whose meaning is nearest to a question's. Empty when there are no vectors, or no way to them now. */
export async function findByMeaning(
  ctx: Ctx,
  input: { userId: string; question: string; conversationId?: string; limit: number },
): Promise<{ ownerId: string; similarity: number }[]> {
  const { meaning } = ctx;
  const { userId, question, limit, conversationId } = input;
  const vector = await meaning.ofQuestion(question, PATIENCE_MS);
  if (!vector || meaning.model === null) return [];
  try {
    if (ctx.store.capabilities.vector) {
      const { model } = meaning;
      const where = conversationId === undefined ? {} : { conversationId };
      return await nearestEmbeddings(ctx.db, { ownerKind: 'message', model, vector, limit, ...where });
    }
    const { indexes } = await vectorShelves.openWithin(ctx, userId, BUILDING_MS);
    return indexes
      .flatMap((index) => index.nearest(vector, limit))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, limit);
  } catch (error) {
    ctx.log.warn({ err: error }, 'searching by words only: vectors could not be compared');
    return [];
  }
}
