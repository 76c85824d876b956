import { listQuestions } from '#db/queries/investigation-facts.ts';
import {
  type Asked,
  dontKnow,
  linkTo,
  type MemoryAnswer,
  plural,
  quote,
  sayTime,
  USUAL_ROWS,
} from './memory-answer.ts';

/** "What did I ask yesterday?" */
export async function questionsAsked(asked: Asked<'questions_asked'>): Promise<MemoryAnswer> {
  const { filter, limit = USUAL_ROWS } = asked.question;
  const by = filter.person === 'me' ? asked.userId : filter.person;
  const range = filter.range;
  const found = await listQuestions(asked.ctx.db, {
    userId: asked.userId,
    limit,
    ...(by === undefined ? {} : { by }),
    ...(range?.from ? { from: new Date(range.from) } : {}),
    ...(range?.to ? { to: new Date(range.to) } : {}),
  });
  if (found.length === 0) return dontKnow(filter);
  const lines = found.map(
    ({ text, at, conversationId }) =>
      `- ${sayTime(at, asked.timeZone)}: [${quote(text, 160)}](/investigations/${conversationId})`,
  );
  const links = new Map(
    found.map(({ conversationId, title }) => [conversationId, linkTo({ id: conversationId, title })]),
  );
  return {
    text: `${plural(found.length, 'question')}, newest first:\n\n${lines.join('\n')}`,
    tables: [
      {
        caption: 'Questions',
        columns: [
          { key: 'question', label: 'Question', numeric: false },
          { key: 'at', label: 'Asked', numeric: false },
          { key: 'by', label: 'By', numeric: false },
        ],
        rows: found.map(({ text, at, by: person }) => ({
          question: text.slice(0, 300),
          at: sayTime(at, asked.timeZone),
          by: person,
        })),
      },
    ],
    links: [...links.values()],
  };
}
