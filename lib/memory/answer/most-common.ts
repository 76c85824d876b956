import type { InvestigationFacts } from '#db/queries/investigation-facts.ts';
import type { MemoryQuestion } from '#lib/contracts/memory-question.ts';
import { entitiesOf, type Tally, tally } from './entities-of.ts';
import { type Asked, dontKnow, linksTo, type MemoryAnswer, plural, quote, share } from './memory-answer.ts';
import { patternsOf, pickFacts } from './pick-facts.ts';
import { tallyFixes } from './tally-fixes.ts';

type Of = Extract<MemoryQuestion, { kind: 'most_common' }>['of'];
const USUAL = 10;

/** "What are the most common SAL issues?": shares of the investigations that have such a thing at all. */
export async function mostCommon(asked: Asked<'most_common'>): Promise<MemoryAnswer> {
  const { filter, of, limit = USUAL } = asked.question;
  const facts = await pickFacts(asked, filter);
  const found = tallied(facts, of, asked.question.filter.domain);
  const whole = new Set(found.flatMap(({ investigations }) => investigations)).size;
  if (found.length === 0) return dontKnow(filter);
  const shown = found.slice(0, limit);
  const lines = shown.map(
    ({ name, investigations }) =>
      `- ${quote(name)}: ${share(investigations.length, whole)} % (${investigations.length} of ${whole})`,
  );
  return {
    text: `Of ${plural(whole, 'investigation')}:\n\n${lines.join('\n')}`,
    tables: [
      {
        caption: 'Most common, by investigations',
        columns: [
          { key: 'name', label: of, numeric: false },
          { key: 'investigations', label: 'Investigations', numeric: true },
          { key: 'share', label: 'Share (%)', numeric: true },
        ],
        rows: shown.map(({ name, investigations }) => ({
          name,
          investigations: investigations.length,
          share: share(investigations.length, whole),
        })),
      },
    ],
    links: linksTo(shown.flatMap(({ investigations }) => investigations.slice(0, 2))),
  };
}

function tallied(facts: readonly InvestigationFacts[], of: Of, domain: string | undefined): Tally[] {
  switch (of) {
    case 'issue':
      return tally(facts, (each) =>
        patternsOf(each)
          .filter((key) => domain === undefined || inDomain(each, key, domain))
          .map((key) => ({ name: issueName(key), at: each.createdAt })),
      );
    case 'cause':
      return tally(facts, (each) => {
        const titles = new Set(each.analyses.map(({ title }) => title).filter((title) => title !== ''));
        return [...titles].map((name) => ({ name, at: each.createdAt }));
      });
    case 'fix':
      return tallyFixes(facts)
        .filter(({ worked }) => worked > 0)
        .map(({ text, investigations }) => ({
          name: text,
          investigations,
          last: investigations[0]?.createdAt ?? new Date(0),
        }))
        .sort((a, b) => b.investigations.length - a.investigations.length || (a.name < b.name ? -1 : 1));
    case 'device':
    case 'service':
    case 'host':
    case 'domain':
    case 'project':
    case 'env':
    case 'error':
    case 'person':
      return tally(facts, (each) => entitiesOf(each, of));
    default:
      return of satisfies never;
  }
}

/** An investigation may end in patterns of several domains; asked for one, the others are not its issues. */
function inDomain(facts: InvestigationFacts, key: string, domain: string): boolean {
  const own = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
  return own === domain.toLowerCase() || facts.domain?.toLowerCase() === domain.toLowerCase();
}

/** `SAL:STALE_EVENTS` → `stale events`. */
export function issueName(key: string): string {
  return key
    .slice(key.indexOf(':') + 1)
    .replace(/_+/g, ' ')
    .trim()
    .toLowerCase();
}
