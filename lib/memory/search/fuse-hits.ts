import type { MessageHit } from './rank-messages.ts';

/** A message and how near its meaning is to the question's, by cosine. */
export interface NearMessage {
  ownerId: string;
  similarity: number;
}

/** What the nearest in meaning adds, where the best by words has 1. */
const MEANING = 0.5;

/** One ranking of what was found by words and what was found by meaning, the best first. */
export function fuseHits(byWords: readonly MessageHit[], near: readonly NearMessage[]): MessageHit[] {
  const best = Math.max(...byWords.map(({ score }) => score), Number.MIN_VALUE);
  const fused = new Map(byWords.map((hit) => [hit.id, { ...hit, score: hit.score / best }]));
  for (const { ownerId, share } of asShares(near)) {
    const known = fused.get(ownerId) ?? { id: ownerId, score: 0, matched: [] };
    fused.set(ownerId, { ...known, score: known.score + MEANING * share });
  }
  return [...fused.values()].sort((a, b) => b.score - a.score);
}

/** Cosines of one model lie close together: what counts is how far each is above the others that were found. */
function asShares(near: readonly NearMessage[]) {
  const [most, least] = [near[0]?.similarity ?? 0, near.at(-1)?.similarity ?? 0];
  const width = most - least;
  return near.map(({ ownerId, similarity }) => ({
    ownerId,
    share: width > 0 ? (similarity - least) / width : 1,
  }));
}
