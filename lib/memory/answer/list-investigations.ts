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
import { tellInvestigation } from './tell-investigation.ts';

/** "List yesterday's investigations." */
export async function listInvestigations(asked: Asked<'list_investigations'>): Promise<MemoryAnswer> {
  const { filter, limit = USUAL_ROWS } = asked.question;
  const facts = await pickFacts(asked, filter);
  if (facts.length === 0) return dontKnow(filter);
  const shown = facts.slice(0, limit);
  const told = shown.slice(0, 10).map((each) => `- ${tellInvestigation(each, asked.timeZone)}`);
  const left = facts.length - shown.length;
  return {
    text: `${plural(facts.length, 'investigation')}${left > 0 ? `, the newest ${shown.length} shown` : ''}:\n\n${told.join('\n')}`,
    tables: [
      {
        caption: 'Investigations',
        columns: [
          { key: 'title', label: 'Investigation', numeric: false },
          { key: 'begun', label: 'Begun', numeric: false },
          { key: 'by', label: 'By', numeric: false },
          { key: 'cause', label: 'Cause', numeric: false },
          { key: 'status', label: 'Status', numeric: false },
        ],
        rows: shown.map((each) => ({
          title: each.title,
          begun: sayTime(each.createdAt, asked.timeZone),
          by: each.userId,
          cause: each.analyses[0]?.title ?? '',
          status: each.status,
        })),
      },
    ],
    links: linksTo(shown, USUAL_ROWS),
  };
}
