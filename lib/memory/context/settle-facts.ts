import type { Fact } from './extract-facts.ts';
import type { FactKind } from './fact-cues.ts';

export interface SettledFact extends Fact {
  /** The later fact that replaced it. */
  supersededBy?: string;
}

/** Of these a subject has one at a time: the last word counts. */
const ONE_AT_A_TIME: readonly FactKind[] = ['owner', 'outcome'];
const MEASURED: readonly FactKind[] = ['state', 'time', 'change', 'code'];
/** The same thing is measured or dated again when so much of what is said besides the values is the same. */
const SAME_ATTRIBUTE = 0.5;

/** Words up to this length join sentences in every language and name nothing. */
const MAX_FUNCTION_WORD = 3;

function attribute(fact: Fact): Set<string> {
  const values = new Set(
    [...fact.entities.values, ...fact.entities.times, ...fact.entities.devices, fact.subject]
      .flatMap((value) => value.toLowerCase().split(/[^\p{L}\p{N}]+/u))
      .filter((part) => part !== ''),
  );
  return new Set(
    fact.terms.filter((term) => term.length > MAX_FUNCTION_WORD && !values.has(term) && !/\d/.test(term)),
  );
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const term of a) if (b.has(term)) shared++;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

function says(fact: Fact, value: string): boolean {
  const at = fact.sentence.toLowerCase().indexOf(value.toLowerCase());
  if (at < 0) return false;
  const around =
    fact.sentence.slice(Math.max(0, at - 1), at) +
    fact.sentence.slice(at + value.length, at + value.length + 1);
  return !/[\p{L}\p{N}]/u.test(around);
}

function sameValues(a: Fact, b: Fact): boolean {
  const list = (fact: Fact): string =>
    [...fact.entities.values, ...fact.entities.times, ...fact.entities.codes].sort().join('|');
  return list(a) === list(b);
}

function shares(a: Fact, b: Fact, kinds: readonly FactKind[]): boolean {
  return kinds.some((kind) => a.kinds.includes(kind) && b.kinds.includes(kind));
}

function sameMeasure(a: Fact, b: Fact): boolean {
  const setting: readonly FactKind[] = ['state', 'change'];
  if (shares(a, b, MEASURED)) return true;
  return a.kinds.some((kind) => setting.includes(kind)) && b.kinds.some((kind) => setting.includes(kind));
}

function replaces(later: Fact, earlier: Fact): boolean {
  if (
    later.was !== undefined &&
    earlier.now !== later.was &&
    says(earlier, later.was) &&
    !says(earlier, later.now ?? '')
  )
    return earlier.subject === later.subject || says(earlier, later.subject) || later.correction;
  if (later.was !== undefined && earlier.now === later.was && earlier.subject === later.subject) return true;
  const doubted = earlier.kinds.includes('cause') || earlier.kinds.includes('suspected');
  if (later.kinds.includes('ruledOut') && doubted)
    return overlap(attribute(later), attribute(earlier)) >= SAME_ATTRIBUTE;
  if (later.subject !== earlier.subject) return false;
  if (later.kinds.includes('cause') && doubted && !earlier.kinds.includes('ruledOut')) return true;
  if (later.kinds.includes('cause') && earlier.kinds.includes('ruledOut') && later.correction)
    return overlap(attribute(later), attribute(earlier)) >= SAME_ATTRIBUTE;
  if (shares(later, earlier, ONE_AT_A_TIME)) return earlier.kinds.length === 1 || later.correction;
  if (
    later.correction &&
    shares(later, earlier, ['decision', 'time', 'code', 'change', 'state', 'owner', 'device'])
  )
    return !sameValues(later, earlier) && overlap(attribute(later), attribute(earlier)) >= SAME_ATTRIBUTE / 2;
  if (earlier.kinds.every((kind) => MEASURED.includes(kind)) && sameMeasure(later, earlier))
    return !sameValues(later, earlier) && overlap(attribute(later), attribute(earlier)) > SAME_ATTRIBUTE;
  return false;
}

/** Bounds the comparison of facts with each other. */
const MAX_FACTS = 600;

/** Decides which facts still hold: later ones replace earlier ones about the same thing. */
export function settleFacts(facts: readonly Fact[]): SettledFact[] {
  const kept: SettledFact[] = facts.slice(-MAX_FACTS).map((fact) => ({ ...fact }));
  for (const [at, later] of kept.entries())
    for (let before = 0; before < at; before++) {
      const earlier = kept[before] as SettledFact;
      if (earlier.supersededBy === undefined && replaces(later, earlier)) earlier.supersededBy = later.id;
    }
  return kept;
}
