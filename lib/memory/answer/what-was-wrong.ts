import { type Asked, dontKnow, linksTo, type MemoryAnswer, plural, TOLD } from './memory-answer.ts';
import { pastTrouble } from './past-trouble.ts';
import { tellInvestigation } from './tell-investigation.ts';

/** "What was wrong with Paradise?" */
export async function whatWasWrong(asked: Asked<'what_was_wrong'>): Promise<MemoryAnswer> {
  const { filter } = asked.question;
  const facts = await pastTrouble(asked, filter, { own: true });
  const looked = facts.filter(({ analyses, status }) => analyses.length > 0 || status !== 'open');
  if (looked.length === 0) return dontKnow(filter);
  const told = looked.slice(0, TOLD).map((each) => `- ${tellInvestigation(each, asked.timeZone)}`);
  const head =
    looked.length === 1 ? 'One investigation tells:' : `${looked.length} investigations tell, newest first:`;
  const more = looked.length > TOLD ? `\n\n${plural(looked.length - TOLD, 'older one')} left out.` : '';
  return {
    text: `${head}\n\n${told.join('\n')}${more}`,
    tables: [],
    links: linksTo(looked),
  };
}
