import type { InvestigationFacts } from '#db/queries/investigation-facts.ts';
import { linkTo, quote, sayTime } from './memory-answer.ts';

/** One investigation in a line: what was wrong, how it ended, what fixed it, with its link. */
export function tellInvestigation(facts: InvestigationFacts, timeZone: string): string {
  const newest = facts.analyses[0];
  const { label, href } = linkTo(facts);
  const cause = newest?.title ? ` — ${quote(newest.title)} (${newest.outcome ?? 'open'})` : '';
  return `[${quote(label, 100)}](${href}), ${sayTime(facts.createdAt, timeZone)}${cause}; ${howItEnded(facts)}.`;
}

/** "solved: restarting the poller", "not solved", "open". */
export function howItEnded(facts: InvestigationFacts): string {
  const fix = fixOf(facts);
  const tried = failedFixes(facts);
  const helped = tried.length > 0 ? ` (did not help: ${tried.map((each) => quote(each)).join('; ')})` : '';
  switch (facts.status) {
    case 'solved':
      return `solved${fix === null ? '' : `: ${quote(fix)}`}${helped}`;
    case 'unsolved':
      return `not solved${helped}`;
    case 'open':
      return `open${helped}`;
    default:
      return facts.status satisfies never;
  }
}

/** What was done when it was solved; null when nobody said, or it came back since. */
export function fixOf(facts: InvestigationFacts): string | null {
  if (facts.status !== 'solved') return null;
  return facts.resolutions.findLast(({ outcome }) => outcome === 'solved')?.action ?? null;
}

export function failedFixes(facts: InvestigationFacts): string[] {
  return facts.resolutions.flatMap(({ outcome, action }) =>
    action !== null && (outcome === 'not_solved' || outcome === 'reopened') ? [action] : [],
  );
}
