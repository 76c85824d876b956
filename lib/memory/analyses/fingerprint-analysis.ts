import type { Finding } from '#lib/contracts/findings.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import type { IncidentFingerprint } from '../recall/incident-fingerprint.ts';
import { terms } from '../search/tokenize.ts';
import type { SeenInLogs } from './finished-analysis.ts';

/** More than these are not kept with an analysis: the rarest signs come first. */
const MOST_TEMPLATES = 120;
const MOST_NAMES = 60;
const MOST_WORDS = 200;

export type Signs = Pick<
  IncidentFingerprint,
  'suspects' | 'templates' | 'exceptions' | 'services' | 'errorCodes'
> & {
  words: string[];
};

const LOUDNESS = { fatal: 5, error: 4, warn: 3, unknown: 2, info: 1, debug: 0 } as const;

/** The error type of a pattern key: `payments:CONNECTION_REFUSED` → `CONNECTION_REFUSED`. */
export function errorTypeOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

/** What an analysis is recognised by: what was found, what the logs showed, what was asked. */
export function signsOf(
  input: SeenInLogs & { queryText: string; parameters: Parameters; findings: readonly Finding[] },
): Signs {
  const { parameters, findings } = input;
  const named = new Set(findings.flatMap((finding) => finding.templates));
  const seen = [...input.templates].sort(
    (a, b) =>
      Number(named.has(b.text)) - Number(named.has(a.text)) ||
      LOUDNESS[b.level] - LOUDNESS[a.level] ||
      b.count - a.count,
  );
  const known = new Set(seen.map((template) => template.text));
  const carried: SeenInLogs['templates'] = [...named]
    .filter((text) => !known.has(text))
    .map((text) => ({ text, level: 'error', count: 1 }));
  return {
    suspects: findings
      .filter((finding) => finding.outcome !== 'no fault')
      .slice(0, 5)
      .map((finding) => ({
        component: finding.component.name,
        kind: errorTypeOf(finding.pattern),
        weight: finding.confidence,
      })),
    templates: [...carried, ...seen].slice(0, MOST_TEMPLATES).map(({ text, level, count, change }) => ({
      text,
      level,
      count,
      ...(change === undefined ? {} : { change }),
    })),
    exceptions: unique(input.exceptions),
    services: unique([
      ...findings.slice(0, 3).map((finding) => finding.component.name),
      ...input.services,
      ...parameters.services,
      ...parameters.devices,
    ]),
    errorCodes: unique(parameters.errorCodes),
    words: unique(terms(input.queryText), MOST_WORDS),
  };
}

function unique(names: readonly string[], most = MOST_NAMES): string[] {
  return [...new Set(names)].slice(0, most);
}
