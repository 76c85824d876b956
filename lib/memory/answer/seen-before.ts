import {
  type Asked,
  describeFilter,
  linksTo,
  type MemoryAnswer,
  plural,
  sayTime,
  TOLD,
} from './memory-answer.ts';
import { pastTrouble } from './past-trouble.ts';
import { tellInvestigation } from './tell-investigation.ts';

/** "Did we see this before?" */
export async function seenBefore(asked: Asked<'seen_before'>): Promise<MemoryAnswer> {
  const { filter } = asked.question;
  const facts = await pastTrouble(asked, filter, { own: false });
  const looked = describeFilter(filter);
  if (facts.length === 0) {
    const text = `No: no investigation you can see${looked && ` ${looked}`} is like it.`;
    return { text, tables: [], links: [] };
  }
  const last = facts.reduce((a, b) => (a.createdAt > b.createdAt ? a : b));
  const told = facts.slice(0, TOLD).map((each) => `- ${tellInvestigation(each, asked.timeZone)}`);
  const head = `Yes, ${plural(facts.length, 'time')}; last on ${sayTime(last.createdAt, asked.timeZone)}:`;
  return {
    text: `${head}\n\n${told.join('\n')}`,
    tables: [],
    links: linksTo(facts),
  };
}
