import type { Facet, Vector } from './facets.ts';
import type { Side } from './incident-index.ts';
import type { Reason } from './rank-similar-incidents.ts';

/** Sharing so much of a facet is likeness; less is what any two incidents of one shop share. */
const ENOUGH = { suspects: 0.35, templates: 0.3, exceptions: 0.5, errorCodes: 0.5 };
/** Words alone: half of all unrelated reports of one product have a neighbour at 0.22–0.24, duplicates at 0.38. */
const WORDS_ALONE = 0.22;
const WORDS_ALONE_SHARED = 3;
/** Both have telling logs and the logs share nothing: then the words must nearly be the same. */
const WORDS_AGAINST_LOGS = 0.45;

const LOG_FACETS: readonly Facet[] = ['suspects', 'templates', 'exceptions', 'errorCodes'];

/** True when what is shared (a service, a common word, a name) does not make the two incidents alike. */
export function isNearMiss(
  asked: Record<Facet, Vector>,
  past: Record<Facet, Side>,
  reasons: readonly Reason[],
): boolean {
  const likeness = (facet: Facet): number => reasons.find((reason) => reason.facet === facet)?.likeness ?? 0;
  if (likeness('suspects') >= ENOUGH.suspects || likeness('templates') >= ENOUGH.templates) return false;
  const backed = likeness('services') > 0 || likeness('logWords') >= 0.3 || likeness('words') >= 0.15;
  if (backed && likeness('exceptions') >= ENOUGH.exceptions) return false;
  if (backed && likeness('errorCodes') >= ENOUGH.errorCodes) return false;
  const words = reasons.find((reason) => reason.facet === 'words');
  if (!words || words.sharedCount < WORDS_ALONE_SHARED) return true;
  const bothHaveLogs =
    LOG_FACETS.some((facet) => asked[facet].size > 0) &&
    LOG_FACETS.some((facet) => past[facet].terms.length > 0);
  return words.likeness < (bothHaveLogs ? WORDS_AGAINST_LOGS : WORDS_ALONE);
}
