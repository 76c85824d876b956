import { type Asked, dontKnow, linksTo, type MemoryAnswer, plural, quote, TOLD } from './memory-answer.ts';
import { pastTrouble } from './past-trouble.ts';
import { tallyFixes } from './tally-fixes.ts';

/** "What fixed it?" */
export async function whatFixed(asked: Asked<'what_fixed'>): Promise<MemoryAnswer> {
  const { filter } = asked.question;
  const facts = await pastTrouble(asked, filter, { own: true });
  const fixes = tallyFixes(facts);
  if (facts.length === 0) return dontKnow(filter);
  const worked = fixes.filter((fix) => fix.worked > 0);
  if (fixes.length === 0) {
    const text = `I don't know: ${plural(facts.length, 'investigation')} dealt with it, and nobody noted what was done.`;
    return { text: text, tables: [], links: linksTo(facts) };
  }
  const lines = fixes
    .slice(0, TOLD)
    .map(({ text, worked, failed }) => `- ${quote(text)}: worked ${worked} of ${worked + failed}`);
  const head =
    worked.length > 0 ? 'What was done, the best first:' : 'Nothing has helped so far. What was tried:';
  return {
    text: `${head}\n\n${lines.join('\n')}`,
    tables: [
      {
        caption: 'What was done, and how often it worked',
        columns: [
          { key: 'fix', label: 'Fix', numeric: false },
          { key: 'worked', label: 'Worked', numeric: true },
          { key: 'failed', label: 'Failed', numeric: true },
        ],
        rows: fixes.map(({ text, worked, failed }) => ({ fix: text, worked, failed })),
      },
    ],
    links: linksTo(fixes[0]?.investigations ?? facts),
  };
}
