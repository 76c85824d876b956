import { type InvestigationFacts, listInvestigationFacts } from '#db/queries/investigation-facts.ts';
import type { Entity, MemoryFilter, PastOutcome } from '#lib/contracts/memory-question.ts';
import type { Ctx } from '#lib/server/context.ts';
import { listPeople } from '../people/list-people.ts';
import { terms } from '../search/tokenize.ts';

/** More are not counted; at ten a day these are thirteen years. */
const MOST_FACTS = 50_000;

export interface PickOptions {
  /** Left out: by when the investigation began. `entities`: the caller looks at the times of mentions. */
  rangeOf?: 'beginning' | 'entities';
}

/** The investigations that a filter covers, newest first. */
export async function pickFacts(
  { ctx, userId }: { ctx: Ctx; userId: string },
  filter: MemoryFilter,
  { rangeOf = 'beginning' }: PickOptions = {},
): Promise<InvestigationFacts[]> {
  const range = rangeOf === 'beginning' ? filter.range : undefined;
  const owner = filter.person === undefined ? undefined : await idOf(ctx, userId, filter.person);
  const all = await listInvestigationFacts(ctx.db, {
    userId,
    limit: MOST_FACTS,
    ...(owner === undefined ? {} : { owner }),
    ...(range?.from ? { from: new Date(range.from) } : {}),
    ...(range?.to ? { to: new Date(range.to) } : {}),
  });
  const scoped = all.filter(
    (facts) =>
      inScope(facts, 'domain', filter.domain) &&
      inScope(facts, 'project', filter.project) &&
      inScope(facts, 'env', filter.env) &&
      endedAs(facts, filter.outcome),
  );
  const words = filter.words.flatMap((word) => terms(word));
  return scoped.filter(
    (each) =>
      (filter.about.length === 0 || filter.about.some((entity) => isAbout(each, entity))) &&
      (words.length === 0 || saysAll(each, words)),
  );
}

/** The id behind the name of a person; a name that nobody goes by is taken for an id. */
async function idOf(ctx: Ctx, userId: string, person: string): Promise<string> {
  if (person === 'me') return userId;
  const people = await listPeople(ctx);
  return people.find(({ name }) => fold(name) === fold(person))?.id ?? person;
}

export function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}

type Scoped = 'domain' | 'project' | 'env';

/** The scopes of an investigation: its own, its analyses', and for a domain its patterns'. */
export function scopesOf(facts: InvestigationFacts, of: Scoped): string[] {
  const found = [
    facts[of],
    ...facts.analyses.map((analysis) => analysis[of]),
    ...(of === 'domain' ? patternsOf(facts).map((key) => key.slice(0, Math.max(0, key.indexOf(':')))) : []),
  ].filter((each) => each !== null && each !== '');
  return [...new Map(found.map((each) => [fold(each as string), each as string])).values()];
}

export function patternsOf(facts: InvestigationFacts): string[] {
  return [...new Set(facts.analyses.flatMap(({ pattern }) => pattern ?? []))];
}

function inScope(facts: InvestigationFacts, of: Scoped, wanted: string | undefined): boolean {
  return wanted === undefined || scopesOf(facts, of).some((each) => fold(each) === fold(wanted));
}

/** "Unsolved" is all that is not solved, "open" what nobody has judged yet. */
export function endedAs(facts: InvestigationFacts, wanted: PastOutcome | undefined): boolean {
  switch (wanted) {
    case undefined:
      return true;
    case 'solved':
      return facts.status === 'solved';
    case 'unsolved':
      return facts.status !== 'solved';
    case 'open':
      return facts.status === 'open';
    case 'confirmed':
    case 'inconclusive':
    case 'no fault':
      return facts.analyses[0]?.outcome === wanted;
    default:
      return wanted satisfies never;
  }
}

function isAbout(facts: InvestigationFacts, { name, kind }: Entity): boolean {
  const key = fold(name);
  if (facts.entities.some((entity) => entity.key === key || entity.aliases.includes(key))) return true;
  if (kind === 'device' || kind === 'service' || kind === 'host') return false;
  const said = terms(name);
  return said.length > 0 && saysAll(facts, said);
}

function saysAll(facts: InvestigationFacts, wanted: readonly string[]): boolean {
  const said = saidIn(facts);
  return wanted.every((word) => said.has(word));
}

const said = new WeakMap<InvestigationFacts, Set<string>>();

function saidIn(facts: InvestigationFacts): Set<string> {
  const known = said.get(facts);
  if (known) return known;
  const text = [
    facts.title,
    ...facts.analyses.flatMap((analysis) => [
      analysis.title,
      analysis.queryText,
      (analysis.pattern ?? '').replace(/[_:]/g, ' '),
    ]),
    ...facts.resolutions.map(({ action }) => action ?? ''),
  ].join(' ');
  const words = new Set(terms(text));
  said.set(facts, words);
  return words;
}
