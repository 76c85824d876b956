/** A hit of the search, by its investigation. */
interface Hit {
  conversationId: string;
  score: number;
}

/** What remains of a score when somebody said that trouble like this one is not the same. */
const LOWERED = 0.5;

/**
 * What people said about pairs that are not the same trouble: one named with the asked investigation goes away, and
 * one named with an investigation that looks at least as much like the asked one is lowered with it.
 */
export function heedUnlike<H extends Hit>(
  hits: readonly H[],
  askedId: string,
  pairs: readonly { fromId: string; toId: string }[],
): H[] {
  if (pairs.length === 0) return [...hits];
  const unlike = new Map<string, Set<string>>();
  const note = (a: string, b: string) => unlike.set(a, (unlike.get(a) ?? new Set()).add(b));
  for (const { fromId, toId } of pairs) {
    note(fromId, toId);
    note(toId, fromId);
  }
  const scores = new Map<string, number>();
  for (const { conversationId, score } of hits)
    scores.set(conversationId, Math.max(score, scores.get(conversationId) ?? 0));
  return hits
    .filter(({ conversationId }) => !unlike.get(askedId)?.has(conversationId))
    .map((hit) => {
      const others = [...(unlike.get(hit.conversationId) ?? [])];
      const taken = others.some((other) => (scores.get(other) ?? 0) >= hit.score);
      return taken ? { ...hit, score: hit.score * LOWERED } : hit;
    })
    .sort((a, b) => b.score - a.score);
}
