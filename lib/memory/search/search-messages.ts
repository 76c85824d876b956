import { nearestEmbeddings } from '#db/queries/embeddings.ts';
import { searchMessages as searchStore } from '#db/queries/search-messages.ts';
import { readVisibleMessages } from '#db/queries/searchable-messages.ts';
import type { Embedder } from '#lib/model/embeddings/embedder.ts';
import type { Ctx } from '#lib/server/context.ts';
import { messageShelves } from './message-shelves.ts';
import { type MessageHit, rankMessages } from './rank-messages.ts';

export interface SearchMessagesInput {
  userId: string;
  query: string;
  /** Only this conversation. */
  session?: string;
  limit?: number;
  /** Hits below this share of the best one's score are left out, 0…1. */
  threshold?: number;
  since?: Date;
  until?: Date;
  /** Adds likeness of meaning to likeness of words; search works without, and when it is down. */
  embedder?: Embedder;
}

export interface FoundMessage {
  id: string;
  conversationId: string;
  title: string;
  role: 'user' | 'assistant' | 'system';
  text: string;
  at: string;
  /** 1 for the best hit. */
  score: number;
  /** Words of the query that it says. */
  matched: string[];
}

/** Share of the meaning in the score where there are vectors. */
const MEANING = 0.5;
/** Longest query that is read. */
const MOST_CHARS = 2_000;
/** An index that is not ready in this time is done without. */
const BUILDING_MS = 400;
/** A provider that does not answer in this time is done without. */
const PATIENCE_MS = 2_000;

/** Messages that answer a query, best first, among all that the person may see. */
export async function searchMessages(ctx: Ctx, input: SearchMessagesInput): Promise<FoundMessage[]> {
  const { userId, session, limit = 10, threshold = 0, since, until } = input;
  const query = input.query.slice(0, MOST_CHARS);
  if (query.trim() === '' || limit < 1) return [];
  const wanted = Math.min(limit, 200) * 2 + 20;
  const hits = await byWords(ctx, { ...input, query }, wanted);
  const best = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
  const scores = new Map(hits.map((hit) => [hit.id, { score: hit.score / best, matched: hit.matched }]));
  for (const { ownerId, similarity } of await byMeaning(ctx, input.embedder, query, wanted)) {
    const known = scores.get(ownerId);
    scores.set(ownerId, {
      score: (known?.score ?? 0) + MEANING * Math.max(0, similarity),
      matched: known?.matched ?? [],
    });
  }
  const ranked = [...scores].sort(([, a], [, b]) => b.score - a.score).slice(0, wanted);
  const rows = await readVisibleMessages(ctx.db, { ids: ranked.map(([id]) => id), userId });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const top = ranked[0]?.[1].score ?? 1;
  return ranked
    .flatMap(([id, { score, matched }]): FoundMessage[] => {
      const row = byId.get(id);
      if (!row || (session !== undefined && row.conversationId !== session)) return [];
      if ((since && row.createdAt < since) || (until && row.createdAt >= until)) return [];
      const { conversationId, title, role, text, createdAt } = row;
      const share = Math.round((score / top) * 1000) / 1000;
      return [{ id, conversationId, title, role, text, at: createdAt.toISOString(), score: share, matched }];
    })
    .filter(({ score }) => score >= threshold)
    .slice(0, limit);
}

/** By the index; while it is being built after a start, by the database's own ranking. */
async function byWords(ctx: Ctx, input: SearchMessagesInput, limit: number): Promise<MessageHit[]> {
  const { userId, query, session, since, until } = input;
  const indexes = await messageShelves.openWithin(ctx, userId, BUILDING_MS);
  if (indexes === null) {
    const rows = await searchStore(ctx.db, {
      ...{ userId, text: query, limit },
      ...(session === undefined ? {} : { conversationId: session }),
      ...(since ? { from: since } : {}),
      ...(until ? { to: until } : {}),
    });
    return rows.map(({ id, rank }) => ({ id, score: rank, matched: [] }));
  }
  return indexes.flatMap((index) =>
    rankMessages(index, query, {
      limit,
      ...(session === undefined ? {} : { sessions: [session] }),
      ...(since ? { since: since.getTime() } : {}),
      ...(until ? { until: until.getTime() } : {}),
    }),
  );
}

async function byMeaning(ctx: Ctx, embedder: Embedder | undefined, query: string, limit: number) {
  if (!embedder || !ctx.store.capabilities.vector) return [];
  try {
    const [vector] = await embedder.embed([query], { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!vector) return [];
    const { model } = embedder;
    return await nearestEmbeddings(ctx.db, { ownerKind: 'message', model, vector: [...vector], limit });
  } catch (error) {
    ctx.log.warn({ err: error }, 'searching without embeddings: the provider does not answer');
    return [];
  }
}
