import { entitiesOf, tally } from './entities-of.ts';
import { type Asked, dontKnow, linksTo, type MemoryAnswer, plural, sayTime } from './memory-answer.ts';
import { pastTrouble } from './past-trouble.ts';

/** "Who investigated Paradise?" */
export async function whoInvestigated(asked: Asked<'who_investigated'>): Promise<MemoryAnswer> {
  const facts = await pastTrouble(asked, asked.question.filter, { own: true });
  const people = tally(facts, (each) => entitiesOf(each, 'person'));
  if (people.length === 0) return dontKnow(asked.question.filter);
  const lines = people.map(
    ({ name, investigations, last }) =>
      `- ${name === asked.userId ? 'You' : name}: ${plural(investigations.length, 'investigation')}, the last on ${sayTime(last, asked.timeZone)}`,
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
        rows: people.map(({ name, investigations }) => ({ name, investigations: investigations.length })),
      },
    ],
    links: linksTo(facts),
  };
}
