import type { ConversationStatus, Visibility } from './conversations.ts';
import type { Outcome } from './findings.ts';

/** Which investigations are listed; every part that is present must hold. */
export interface HistoryFilter {
  /** Words said in it, or in its title; the last one may be the beginning of a word. */
  q?: string | undefined;
  status?: ConversationStatus | undefined;
  outcome?: Outcome | undefined;
  project?: string | undefined;
  env?: string | undefined;
  domain?: string | undefined;
  /** Name of a device, a service, a host, … it is about. */
  entity?: string | undefined;
  /** Key of the pattern an analysis ended in. */
  pattern?: string | undefined;
  person?: string | undefined;
  visibility?: Visibility | undefined;
  /** Days in the reader's zone, both included, by when it was last used. */
  from?: string | undefined;
  to?: string | undefined;
  /** Absent: those that are not archived. */
  archived?: 'only' | 'with' | undefined;
  sort?: HistorySort | undefined;
}
export type HistorySort = 'used' | 'newest' | 'oldest' | 'title';

const mostChars = 300;

const words = (text: string) => (text.length <= mostChars ? text : undefined);
const name = (text: string) => words(text.trim()) || undefined;
const day = (text: string) => {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  // A day that no month has is taken for one of the next.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : undefined;
};
const oneOf =
  <T extends string>(known: Record<T, true>) =>
  (text: string) =>
    Object.hasOwn(known, text) ? (text as T) : undefined;

/** In the order in which an address names them. */
const readers: { [K in keyof HistoryFilter]-?: (text: string) => HistoryFilter[K] } = {
  q: words,
  status: oneOf({ open: true, solved: true, unsolved: true }),
  outcome: oneOf({ confirmed: true, likely: true, inconclusive: true, 'no fault': true }),
  project: name,
  env: name,
  domain: name,
  entity: name,
  pattern: name,
  person: name,
  visibility: oneOf({ team: true, private: true }),
  from: day,
  to: day,
  archived: oneOf({ only: true, with: true }),
  sort: oneOf({ used: true, newest: true, oldest: true, title: true }),
};
const parts = Object.keys(readers) as (keyof HistoryFilter)[];

/**
 * The filter that a link, a request or an address names; what it says wrongly is left out, the rest holds. By hand:
 * the page reads it before anything is shown, and a library for schemas is a sixth of what it loads.
 */
export function readFilter(named: unknown): HistoryFilter {
  const given = new Map(Object.entries(Object(named)));
  return Object.fromEntries(
    parts.flatMap((part) => {
      const text = given.get(part);
      const value = typeof text === 'string' ? readers[part](text) : undefined;
      return value === undefined ? [] : [[part, value]];
    }),
  );
}

/** The address of a filter, always written in one order. */
export function writeFilter(filter: HistoryFilter): string {
  const params = new URLSearchParams();
  for (const part of parts) {
    const value = filter[part];
    if (value) params.set(part, value);
  }
  return params.toString();
}

export function readAddress(query: string): HistoryFilter {
  return readFilter(Object.fromEntries(new URLSearchParams(query)));
}

/** How many parts narrow the list, apart from the words and the order. */
export function countNarrowing({ q: _, sort: __, ...rest }: HistoryFilter): number {
  const { from, to, ...others } = rest;
  return Object.values(others).filter(Boolean).length + (from || to ? 1 : 0);
}
