import type { ResolutionStep } from '#lib/contracts/memory.ts';
import { terms } from '../search/tokenize.ts';

/** Two wordings are one step when they share this much of their words. */
const SAME = 0.6;

/**
 * The known step that an action is, said in other words and on another device ("restarted the poller on
 * Atlantis" is "restarting the poller on Paradise"); undefined when it is a new one. Names are left out.
 */
export function matchStep(
  steps: readonly ResolutionStep[],
  action: string,
  names: readonly string[],
): string | undefined {
  const nameTerms = new Set(names.flatMap((name) => terms(name)));
  const wordsOf = (text: string) => new Set(terms(text).filter((term) => !nameTerms.has(term)));
  const said = wordsOf(action);
  let best: { text: string; likeness: number } | undefined;
  for (const { text } of steps) {
    if (text === action) return text;
    const known = wordsOf(text);
    const shared = [...said].filter((term) => known.has(term)).length;
    const likeness = shared / Math.max(1, said.size + known.size - shared);
    if (likeness >= SAME && likeness > (best?.likeness ?? 0)) best = { text, likeness };
  }
  return best?.text;
}
