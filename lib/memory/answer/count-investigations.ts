import type { InvestigationFacts } from '#db/queries/investigation-facts.ts';
import type { MemoryQuestion } from '#lib/contracts/memory-question.ts';
import { entitiesOf, type Tally, tally } from './entities-of.ts';
import { type Asked, linksTo, type MemoryAnswer, plural } from './memory-answer.ts';
import { periodOf } from './periods.ts';
import { pickFacts } from './pick-facts.ts';

type Per = NonNullable<Extract<MemoryQuestion, { kind: 'count_investigations' }>['per']>;

/** "How many investigations did we have last month by domain?" Zero is an answer. */
export async function countInvestigations(asked: Asked<'count_investigations'>): Promise<MemoryAnswer> {
  const { filter, per } = asked.question;
  const facts = await pickFacts(asked, filter);
  const total = plural(facts.length, 'investigation');
  if (per === undefined || facts.length === 0)
    return { text: `${total}.`, tables: [], links: linksTo(facts) };
  const groups = grouped(facts, per, asked.timeZone);
  const rows = groups.map(({ name, investigations }) => ({ name, investigations: investigations.length }));
  const lines = rows.map(({ name, investigations }) => `- ${name}: ${investigations}`);
  return {
    text: `${total}, by ${per}:\n\n${lines.join('\n')}`,
    tables: [
      {
        caption: `Investigations by ${per}`,
        columns: [
          { key: 'name', label: per, numeric: false },
          { key: 'investigations', label: 'Investigations', numeric: true },
        ],
        rows,
      },
    ],
    links: linksTo(facts),
  };
}

function grouped(facts: readonly InvestigationFacts[], per: Per, timeZone: string): Tally[] {
  switch (per) {
    case 'hour':
    case 'day':
    case 'week':
    case 'month':
      return tally(facts, (each) => [
        { name: periodOf(per, each.createdAt, timeZone), at: each.createdAt },
      ]).sort((a, b) => (a.name < b.name ? -1 : 1));
    case 'outcome':
      return tally(facts, (each) => [{ name: each.status, at: each.createdAt }]);
    case 'device':
    case 'service':
    case 'host':
    case 'domain':
    case 'project':
    case 'env':
    case 'error':
    case 'person':
      return tally(facts, (each) => entitiesOf(each, per));
    default:
      return per satisfies never;
  }
}
