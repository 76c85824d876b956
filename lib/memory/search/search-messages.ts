import { searchMessages as searchStore } from '#db/queries/search-messages.ts';
import { readVisibleMessages } from '#db/queries/searchable-messages.ts';
import type { Ctx } from '#lib/server/context.ts';
import { findByMeaning } from '../embeddings/find-by-meaning.ts';
import { maskFleeting } from '../recall/facets.ts';
import { fuseHits } from './fuse-hits.ts';
import type { Around } from './message-index.ts';
import { messageShelves } from './message-shelves.ts';
import { type MessageHit, rankMessages } from './rank-messages.ts';
import { stem } from './stem.ts';
import { words } from './tokenize.ts';

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
  /** How many others that were found say the same, but for ids and times; they are left out. */
  repeats: number;
}

/** Longest query that is read. */
const MOST_CHARS = 2_000;
/** An index that is not ready in this time is done without. */
const BUILDING_MS = 400;

/** Messages that answer a query, best first, among all that the person may see. */
export async function searchMessages(ctx: Ctx, input: SearchMessagesInput): Promise<FoundMessage[]> {
  const took = ctx.metrics.searches.startTimer({ what: 'messages' });
  try {
    return await search(ctx, input);
  } finally {
    took();
  }
}

async function search(ctx: Ctx, input: SearchMessagesInput): Promise<FoundMessage[]> {
  const { userId, session, limit = 10, threshold = 0, since, until } = input;
  const query = input.query.slice(0, MOST_CHARS);
  if (query.trim() === '' || limit < 1) return [];
  const wanted = Math.min(limit, 200) * 2 + 20;
  const [worded, near] = await Promise.all([
    byWords(ctx, { ...input, query }, wanted),
    findByMeaning(ctx, {
      ...{ userId, question: query, limit: wanted },
      ...(session === undefined ? {} : { conversationId: session }),
    }),
  ]);
  const ranked = fuseHits(worded.hits, near, worded.around).slice(0, wanted);
  const rows = await readVisibleMessages(ctx.db, { ids: ranked.map(({ id }) => id), userId });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const top = ranked[0]?.score ?? 1;
  const found = ranked
    .flatMap(({ id, score, matched }): FoundMessage[] => {
      const row = byId.get(id);
      if (!row || (session !== undefined && row.conversationId !== session)) return [];
      if ((since && row.createdAt < since) || (until && row.createdAt >= until)) return [];
      const { conversationId, title, role, text, createdAt } = row;
      const share = Math.round((score / top) * 1000) / 1000;
      return [
        {
          id,
          conversationId,
          title,
          role,
          text,
          at: createdAt.toISOString(),
          score: share,
          matched,
          repeats: 0,
        },
      ];
    })
    .filter(({ score }) => score >= threshold);
  return saidOnce(found).slice(0, limit);
}

interface ByWords {
  hits: MessageHit[];
  around: (id: string) => Around | undefined;
}

/** By the index; while it is being built after a start, by the database's own ranking. */
async function byWords(ctx: Ctx, input: SearchMessagesInput, limit: number): Promise<ByWords> {
  const { userId, query, session, since, until } = input;
  const { indexes, whole } = await messageShelves.openWithin(ctx, userId, BUILDING_MS);
  if (!whole) {
    const rows = await searchStore(ctx.db, {
      ...{ userId, text: query, limit },
      ...(session === undefined ? {} : { conversationId: session }),
      ...(since ? { from: since } : {}),
      ...(until ? { to: until } : {}),
    });
    const spoken = [...new Set(words(query))];
    const hits = rows.map(({ id, rank, content }) => {
      const said = new Set(words(content).map(stem));
      return { id, score: rank, matched: spoken.filter((word) => said.has(stem(word))) };
    });
    return { hits, around: () => undefined };
  }
  const hits = indexes.flatMap((index) =>
    rankMessages(index, query, {
      limit,
      ...(session === undefined ? {} : { sessions: [session] }),
      ...(since ? { since: since.getTime() } : {}),
      ...(until ? { until: until.getTime() } : {}),
    }),
  );
  const around = (id: string) => indexes.map((index) => index.around(id)).find((found) => found);
  return { hits, around };
}

/** The best of those that say the same stands for all of them. */
function saidOnce(found: FoundMessage[]): FoundMessage[] {
  const kept = new Map<string, FoundMessage>();
  for (const message of found) {
    const said = maskFleeting(message.text).replace(/\s+/g, ' ').trim().toLowerCase();
    // What is nothing but ids and times says nothing that could be the same.
    const key = said === '' ? message.id : `${message.role} ${said}`;
    const same = kept.get(key);
    if (same) same.repeats++;
    else kept.set(key, message);
  }
  return [...kept.values()];
}
