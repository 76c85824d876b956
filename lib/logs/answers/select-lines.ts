import type { Parameters } from '#lib/contracts/parameters.ts';
import { failureOf } from '../causes/failure-kinds.ts';
import { looseWords, wantedLines } from './match-question.ts';

/**
 * What the entries must have that a question for lines may want, told without seeing the others: whoever looks at
 * only the selected ones finds the same as in all of them.
 */
export interface LineSelection {
  /** Epoch milliseconds, half-open; an entry without a time goes with the one above it. */
  from: number;
  to: number;
  /** Names in lower case; empty for any. */
  services: ReadonlySet<string>;
  /** One of these holds. */
  any: readonly LineTest[];
}

export type LineTest =
  /** The text holds all of these (lower case), each as a word of its own where `apart`. */
  | { kind: 'words'; all: readonly string[]; apart: boolean }
  /** At least this loud, or without a level and telling of a failure. */
  | { kind: 'loud'; least: number };

/**
 * Selections to try one after the other until one finds something; null when the question is not one that single
 * entries answer, or wants all of them.
 */
export function selectLines(parameters: Parameters, known: readonly string[]): LineSelection[] | null {
  const { phrases, ids, content, loud, least } = wantedLines(parameters);
  const services = new Set(parameters.services.map((name) => name.toLowerCase()));
  const isKnown = known.some((name) => services.has(name.toLowerCase()));
  const range = parameters.timeRange;
  const scope = {
    from: range?.from ? Date.parse(range.from) : Number.NEGATIVE_INFINITY,
    to: range?.to ? Date.parse(range.to) : Number.POSITIVE_INFINITY,
    // A name that no service bears narrows nothing.
    services: isKnown ? services : new Set<string>(),
  };
  const holding = (words: readonly string[], apart = false): LineTest[] =>
    words.map((word) => ({ kind: 'words', all: [word.toLowerCase()], apart }));
  const stages: LineTest[][] = [];
  switch (parameters.intent) {
    case 'list':
    case 'explain':
    case 'count':
    case 'trace':
      break;
    case 'timeline':
    case 'diagnose':
    case 'compare':
    case 'recall':
    case 'statistics':
    case 'outcome':
    case 'preference':
    case 'help':
    case 'discuss':
      return null;
    default:
      parameters.intent satisfies never;
  }
  if (phrases.length > 0) {
    stages.push(holding(phrases));
    stages.push(phrases.map((phrase) => ({ kind: 'words', all: looseWords(phrase), apart: false })));
  } else {
    if (ids.length > 0) stages.push(holding(ids, parameters.intent !== 'trace'));
    if (loud) stages.push([{ kind: 'loud', least }]);
    else if (content.length > 0) stages.push(holding(content));
    else if (scope.services.size === 0 && ids.length === 0) return null;
    else if (ids.length === 0) stages.push([{ kind: 'words', all: [], apart: false }]);
  }
  return stages.map((any) => ({ ...scope, any }));
}

/** Whether an entry without a level tells of a failure. */
export function tellsOfFailure(text: string): boolean {
  return failureOf(text) !== undefined;
}
