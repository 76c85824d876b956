import type { FactKind } from './fact-cues.ts';
import type { Labels } from './labels.ts';
import type { SettledFact } from './settle-facts.ts';

/** What must not be lost comes first; among equals what was said later. */
const IMPORTANCE: Record<FactKind, number> = {
  cause: 10,
  ruledOut: 9,
  outcome: 9,
  decision: 8,
  change: 8,
  owner: 7,
  code: 6,
  time: 5,
  state: 4,
  device: 2,
  suspected: 3,
};
/** A sentence longer than this is told by its head: the fact stands there. */
const MAX_WORDS = 48;

function importance(fact: SettledFact): number {
  return Math.max(...fact.kinds.map((kind) => IMPORTANCE[kind]));
}

/** Facts that hold, the most important first. */
export function rankFacts(facts: readonly SettledFact[]): SettledFact[] {
  return facts
    .filter((fact) => fact.supersededBy === undefined)
    .sort((a, b) => importance(b) - importance(a) || b.index - a.index);
}

/** `12 cause (gw-7): the pool was exhausted`; the subject stands apart when the sentence does not name it. */
export function renderFact(fact: SettledFact, labels: Labels): string {
  const kind = [...fact.kinds].sort((a, b) => IMPORTANCE[b] - IMPORTANCE[a])[0] as FactKind;
  const words = fact.sentence.split(/\s+/);
  const said = words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS).join(' ')}…` : fact.sentence;
  const subject = fact.named || fact.subject === '' ? '' : ` (${fact.subject})`;
  return `${fact.index} ${labels.kinds[kind]}${subject}: ${said}`;
}
