import type { Around } from './message-index.ts';
import type { MessageHit } from './rank-messages.ts';

/** A message and how near its meaning is to the question's, by cosine. */
export interface NearMessage {
  ownerId: string;
  similarity: number;
}

/**
 * What the nearest in meaning adds, where the best by words has 1. Measured with a small sentence model: more
 * costs the first places, and a question is nearer to other questions than to its answer.
 */
const MEANING = 0.2;
/** How much of it goes to the message itself, to the one after it, and to the one before it. */
const TOLD = { self: 1, after: 0.4, before: 0.4 };
const ASKED = { self: 0.3, after: 0.7, before: 0.4 };

/** One ranking of what was found by words and what was found by meaning, the best first. */
export function fuseHits(
  byWords: readonly MessageHit[],
  near: readonly NearMessage[],
  around: (id: string) => Around | undefined,
): MessageHit[] {
  const best = Math.max(...byWords.map(({ score }) => score), Number.MIN_VALUE);
  const fused = new Map(byWords.map((hit) => [hit.id, { ...hit, score: hit.score / best }]));
  for (const [id, share] of spread(near, around)) {
    const known = fused.get(id) ?? { id, score: 0, matched: [] };
    fused.set(id, { ...known, score: known.score + MEANING * share });
  }
  return [...fused.values()].sort((a, b) => b.score - a.score);
}

/** Shares of the near and of what was said around them, 0…1. */
function spread(near: readonly NearMessage[], around: (id: string) => Around | undefined) {
  const shares = new Map<string, number>();
  const give = (id: string, share: number) => {
    if (share > 0) shares.set(id, Math.max(shares.get(id) ?? 0, share));
  };
  // Cosines of one model lie close together: what counts is how far each is above the others that were found.
  const [most, least] = [near[0]?.similarity ?? 0, near.at(-1)?.similarity ?? 0];
  for (const { ownerId, similarity } of near) {
    const share = most > least ? (similarity - least) / (most - least) : 1;
    const { asks = false, before, after } = around(ownerId) ?? {};
    const part = asks ? ASKED : TOLD;
    give(ownerId, share * part.self);
    if (after !== undefined) give(after, share * part.after);
    if (before !== undefined) give(before, share * part.before);
  }
  return shares;
}
