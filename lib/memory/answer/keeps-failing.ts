import { entitiesOf, tally } from './entities-of.ts';
import { entityWords } from './list-entities.ts';
import { type Asked, dontKnow, linksTo, type MemoryAnswer, plural, sayTime } from './memory-answer.ts';
import { pickFacts } from './pick-facts.ts';

/** "Which devices keep failing?": those with two investigations or more that found a fault. */
export async function keepsFailing(asked: Asked<'keeps_failing'>): Promise<MemoryAnswer> {
  const { filter, entity, limit = 20 } = asked.question;
  const facts = await pickFacts(asked, filter);
  const faults = facts.filter(({ analyses }) => analyses[0]?.outcome !== 'no fault');
  const all = tally(faults, (each) => entitiesOf(each, entity));
  const again = all.filter(({ investigations }) => investigations.length > 1).slice(0, limit);
  const [one, many] = entityWords[entity];
  if (all.length === 0) return dontKnow(filter);
  if (again.length === 0) {
    const text = `None: ${plural(all.length, one, many)} had trouble, each in one investigation only.`;
    return { text, tables: [], links: [] };
  }
  const lines = again.map(
    ({ name, investigations, last }) =>
      `- ${name}: ${investigations.length} investigations, the last on ${sayTime(last, asked.timeZone)}`,
  );
  return {
    text: `${plural(again.length, one, many)} failed again:\n\n${lines.join('\n')}`,
    tables: [
      {
        caption: `${many} with two investigations or more`,
        columns: [
          { key: 'name', label: one, numeric: false },
          { key: 'investigations', label: 'Investigations', numeric: true },
        ],
        rows: again.map(({ name, investigations }) => ({ name, investigations: investigations.length })),
      },
    ],
    links: linksTo(again.flatMap(({ investigations }) => investigations)),
  };
}
