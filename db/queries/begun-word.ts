import { type SQL, sql } from 'drizzle-orm';

/** Shorter words are still whole in their stems. */
const LEAST_CUT = 5;
/** What stemming takes off. */
const SUFFIXES =
  'ification ication ability ibilities ization ational iveness fulness ousness ements nesses ingly ating ated ates ying ied ances ences ancy ency ically ers ors ables isms ists';
/** How a word may go on that was typed into the middle of its suffix. */
const TAILS = [
  ...new Set(SUFFIXES.split(' ').flatMap((suffix) => Array.from(suffix, (_, at) => suffix.slice(at)))),
];

/**
 * A word that somebody is typing: what begins with it, and what is kept by a stem that it is longer than already.
 * "certifica" is on its way to "certificate", which is kept as "certif".
 */
export function begunWord(word: string): SQL {
  const begun = sql`to_tsquery('english', ${word}) || to_tsquery('simple', ${`${word}:*`})`;
  if (word.length < LEAST_CUT) return sql`(${begun})`;
  const wholes = JSON.stringify(TAILS.map((tail) => word + tail));
  const cut = sql`(select to_tsquery('simple', string_agg(distinct stem, ' | '))
    from (select (ts_lexize('english_stem', whole))[1] as stem from jsonb_array_elements_text(${wholes}::jsonb) as whole) as stems
    where not starts_with(stem, ${word}))`;
  return sql`(${begun} || coalesce(${cut}, ''::tsquery))`;
}
