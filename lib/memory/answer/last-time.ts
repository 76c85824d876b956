import { type Asked, dontKnow, linksTo, type MemoryAnswer } from './memory-answer.ts';
import { pastTrouble } from './past-trouble.ts';
import { tellInvestigation } from './tell-investigation.ts';

/** "When did the core router last fail?" */
export async function lastTime(asked: Asked<'last_time'>): Promise<MemoryAnswer> {
  const facts = await pastTrouble(asked, asked.question.filter, { own: false });
  const faults = facts.filter(({ analyses }) => analyses[0]?.outcome !== 'no fault');
  if (faults.length === 0) return dontKnow(asked.question.filter);
  const last = faults.reduce((a, b) => (a.createdAt > b.createdAt ? a : b));
  return {
    text: `The last time: ${tellInvestigation(last, asked.timeZone)}`,
    tables: [],
    links: linksTo([last]),
  };
}
