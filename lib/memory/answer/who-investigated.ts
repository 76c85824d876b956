import { readNames } from '#db/queries/people.ts';
import { entitiesOf, tally } from './entities-of.ts';
import { type Asked, dontKnow, linksTo, type MemoryAnswer, plural, quote, sayTime } from './memory-answer.ts';
import { pastTrouble } from './past-trouble.ts';

/** "Who investigated Paradise?" */
export async function whoInvestigated(asked: Asked<'who_investigated'>): Promise<MemoryAnswer> {
  const facts = await pastTrouble(asked, asked.question.filter, { own: true });
  const people = tally(facts, (each) => entitiesOf(each, 'person'));
  if (people.length === 0) return dontKnow(asked.question.filter);
  const names = await readNames(asked.ctx.db, { ids: people.map(({ name }) => name) });
  const called = (id: string) => (id === asked.userId ? 'You' : quote(names.get(id) ?? id));
  const lines = people.map(
    ({ name, investigations, last }) =>
      `- ${called(name)}: ${plural(investigations.length, 'investigation')}, the last on ${sayTime(last, asked.timeZone)}`,
  );
  return {
    text: `${lines.join('\n')}`,
    tables: [
      {
        caption: 'Who investigated',
        columns: [
          { key: 'name', label: 'Person', numeric: false },
          { key: 'investigations', label: 'Investigations', numeric: true },
        ],
        rows: people.map(({ name, investigations }) => ({
          name: names.get(name) ?? name,
          investigations: investigations.length,
        })),
      },
    ],
    links: linksTo(facts),
  };
}
