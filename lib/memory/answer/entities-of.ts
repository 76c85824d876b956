import type { InvestigationFacts } from '#db/queries/investigation-facts.ts';
import type { EntityKind } from '#lib/contracts/memory-question.ts';
import { patternsOf, scopesOf } from './pick-facts.ts';

/** Things of one kind that an investigation was about, each once. What a log merely names is left out. */
export function entitiesOf(facts: InvestigationFacts, kind: EntityKind): { name: string; at: Date }[] {
  switch (kind) {
    case 'device':
    case 'service':
    case 'host':
      return newest(facts.entities.filter((each) => each.kind === kind && each.role !== 'mentioned'));
    case 'error': {
      const codes = facts.entities.filter(
        (each) => (each.kind === 'error_code' || each.kind === 'exception') && each.role !== 'mentioned',
      );
      if (codes.length > 0) return newest(codes);
      return patternsOf(facts).map((key) => ({ name: key.slice(key.indexOf(':') + 1), at: facts.createdAt }));
    }
    case 'domain':
    case 'project':
    case 'env':
      return scopesOf(facts, kind).map((name) => ({ name, at: facts.createdAt }));
    case 'person':
      return [{ name: facts.userId, at: facts.createdAt }];
    default:
      return kind satisfies never;
  }
}

function newest(list: InvestigationFacts['entities']): { name: string; at: Date }[] {
  const byKey = new Map<string, { name: string; at: Date }>();
  for (const { key, name, at } of list) {
    const time = new Date(at);
    const had = byKey.get(key);
    if (!had || had.at < time) byKey.set(key, { name, at: time });
  }
  return [...byKey.values()];
}

export interface Tally {
  name: string;
  investigations: InvestigationFacts[];
  last: Date;
}

/** Investigations by the things they were about, the most first; names in order among equals. */
export function tally(
  list: readonly InvestigationFacts[],
  namesOf: (facts: InvestigationFacts) => { name: string; at: Date }[],
): Tally[] {
  const byName = new Map<string, Tally>();
  for (const facts of list)
    for (const { name, at } of namesOf(facts)) {
      const key = name.toLowerCase();
      const had = byName.get(key);
      if (!had) byName.set(key, { name, investigations: [facts], last: at });
      else {
        had.investigations.push(facts);
        if (had.last < at) had.last = at;
      }
    }
  return [...byName.values()].sort(
    (a, b) =>
      b.investigations.length - a.investigations.length ||
      (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1),
  );
}
