import type { Analysis } from '#db/queries/analyses.ts';
import type { ErrorPattern } from '#db/queries/error-patterns.ts';
import type { Finding } from '#lib/contracts/findings.ts';
import { templateKey } from '../recall/facets.ts';

const telling = ['fatal', 'error', 'warn'] as const;

/** Templates that tell of the trouble an analysis looked at: what its findings cite, then errors and warnings. */
export function tellingLines({
  findings,
  fingerprint,
}: Pick<Analysis, 'findings' | 'fingerprint'>): string[] {
  const cited = (findings as Finding[]).flatMap(({ templates }) => templates);
  const seen = telling.flatMap((wanted) =>
    fingerprint.templates.flatMap(({ text, level }) => (level === wanted ? [text] : [])),
  );
  // A template without words fits everything and says nothing.
  return [...new Set([...cited, ...seen])].filter((text) => templateKey(text) !== '');
}

/** Whether a sample of other trouble is among these lines: then they are not taken for the pattern. */
export function speaksAgainst(
  { negativeSamples }: Pick<ErrorPattern, 'negativeSamples'>,
  lines: readonly string[],
): boolean {
  const keys = new Set(lines.map(templateKey));
  return negativeSamples.some((sample) => keys.has(templateKey(sample)));
}
