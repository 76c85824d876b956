import type { EntityKind } from '#lib/contracts/memory-question.ts';
import { entitiesOf, tally } from './entities-of.ts';
import {
  type Asked,
  dontKnow,
  linksTo,
  type MemoryAnswer,
  plural,
  sayTime,
  USUAL_ROWS,
} from './memory-answer.ts';
import { pickFacts } from './pick-facts.ts';

export const entityWords: Record<EntityKind, [one: string, many: string]> = {
  device: ['device', 'devices'],
  service: ['service', 'services'],
  host: ['host', 'hosts'],
  domain: ['domain', 'domains'],
  project: ['project', 'projects'],
  env: ['environment', 'environments'],
  error: ['error', 'errors'],
  person: ['person', 'people'],
};

/** "Show me all devices we investigated this week." */
export async function listEntities(asked: Asked<'list_entities'>): Promise<MemoryAnswer> {
  const { filter, entity, limit = 200 } = asked.question;
  const facts = await pickFacts(asked, filter, { rangeOf: 'entities' });
  const from = filter.range?.from ? Date.parse(filter.range.from) : Number.NEGATIVE_INFINITY;
  const to = filter.range?.to ? Date.parse(filter.range.to) : Number.POSITIVE_INFINITY;
  const found = tally(facts, (each) =>
    entitiesOf(each, entity).filter(({ at }) => at.getTime() >= from && at.getTime() < to),
  );
  if (found.length === 0) return dontKnow(filter);
  const [one, many] = entityWords[entity];
  const shown = found.slice(0, limit);
  return {
    text: `${plural(found.length, one, many)}: ${shown
      .slice(0, USUAL_ROWS)
      .map(({ name }) => name)
      .join(', ')}${shown.length > USUAL_ROWS ? ', …' : ''}.`,
    tables: [
      {
        caption: `${many[0]?.toUpperCase()}${many.slice(1)} investigated`,
        columns: [
          { key: 'name', label: one, numeric: false },
          { key: 'investigations', label: 'Investigations', numeric: true },
          { key: 'last', label: 'Last', numeric: false },
        ],
        rows: shown.map(({ name, investigations, last }) => ({
          name,
          investigations: investigations.length,
          last: sayTime(last, asked.timeZone),
        })),
      },
    ],
    links: linksTo([...new Set(shown.flatMap(({ investigations }) => investigations))]),
  };
}
