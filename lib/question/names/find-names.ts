import type { DictionaryEntry } from '#lib/contracts/question.ts';
import { commonWords, properWords, stopWords } from './common-words.ts';
import { type NamedBy, namesByCue } from './find-cued.ts';
import { envSpellings, findEnv } from './find-env.ts';
import type { Quote } from './find-quotes.ts';
import type { Matcher } from './match-dictionary.ts';
import { looksNamed, shapeOf } from './shapes.ts';

export type NameKind =
  | 'services'
  | 'devices'
  | 'hosts'
  | 'domain'
  | 'project'
  | 'env'
  | 'user'
  | 'unknown'
  | 'error';
export type FoundName = { kind: NameKind; value: string; from: number; to: number; why: string };
type Span = { from: number; to: number };

const kindOf: Record<DictionaryEntry['kind'], NameKind> = {
  service: 'services',
  device: 'devices',
  host: 'hosts',
  domain: 'domain',
  project: 'project',
  env: 'env',
  error: 'error',
  user: 'user',
};
const entryKinds: Partial<Record<NameKind, DictionaryEntry['kind'][]>> = {
  services: ['service', 'device', 'host'],
  devices: ['device', 'host', 'service'],
  hosts: ['host', 'device', 'service'],
  domain: ['domain'],
  project: ['project'],
  env: ['env'],
  user: ['user'],
};
/** Unknown words tried against the dictionary for typos; a question has few, a pasted text many. */
const mostTypoTries = 40;
const words = /[\p{L}\p{N}](?:[\p{L}\p{N}._:@/-]{0,198}[\p{L}\p{N}])?/gu;

export function findNames(
  text: string,
  quotes: readonly Quote[],
  taken: readonly Span[],
  matcher: Matcher,
): FoundName[] {
  const found: FoundName[] = [];
  const free = (from: number, to: number, among: readonly Span[]) =>
    !among.some((other) => from < other.to && other.from < to);
  const add = (name: FoundName) => {
    if (free(name.from, name.to, taken) && free(name.from, name.to, found)) found.push(name);
  };
  for (const cued of namesByCue(
    text,
    quotes,
    (word) => matcher.match(word, { loose: true, typos: false }) !== undefined,
  )) {
    if (free(cued.from, cued.to, taken)) add(settle(cued, matcher));
  }
  const env = findEnv(text, found);
  if (env) add(settleEnv(env, matcher));
  const unquoted = [...taken, ...quotes];
  for (const run of runs(text, matcher.words)) {
    if (!free(run.from, run.to, unquoted) || !free(run.from, run.to, found)) continue;
    const name = byDictionary(text, run, matcher);
    if (name) add(name);
  }
  let tries = 0;
  for (const run of runs(text, 1)) {
    if (!free(run.from, run.to, unquoted) || !free(run.from, run.to, found)) continue;
    const lower = run.value.toLowerCase();
    if (commonWords.has(lower)) continue;
    if ((tries += 1) <= mostTypoTries && run.value.length >= 5) {
      const typo = matcher.match(run.value, { loose: true, typos: true });
      if (typo) {
        add({
          ...run,
          kind: kindOf[typo.entry.kind],
          value: typo.entry.name,
          why: whyOf(run.value, typo.entry.name, typo.how),
        });
        continue;
      }
    }
    const shape = shapeOf(run.value);
    if (/^(?:namespace|ns)[-_]/i.test(run.value))
      add({ ...run, kind: 'project', why: 'named as a namespace' });
    else if (shape) add({ ...run, kind: shape, why: 'looks like a name' });
    else if (
      /^\p{Lu}/u.test(run.value) &&
      run.from > 0 &&
      !properWords.has(lower) &&
      !startsSentence(text, run.from)
    ) {
      add({ ...run, kind: 'unknown', why: 'written like a name' });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

function startsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:\n]["'“‘(]?)\s*$/u.test(text.slice(Math.max(0, at - 5), at));
}

function settle(cued: NamedBy, matcher: Matcher): FoundName {
  const kinds = entryKinds[cued.kind];
  const among = { ...(kinds ? { kinds } : {}) };
  const [cue] = /[a-z]+$/i.exec(cued.why) ?? [];
  const known =
    matcher.match(cued.value, { loose: true, typos: true, ...among }) ??
    // "the cart service" where the name is written as one word, cue and all.
    (cue ? matcher.match(`${cued.value}${cue}`, { loose: true, typos: false, ...among }) : undefined);
  if (!known) return cued;
  const why =
    known.how === 'same'
      ? `${cued.why}; a name that is known`
      : whyOf(cued.value, known.entry.name, known.how);
  return { ...cued, value: known.entry.name, why };
}

/** "prod" and "production" are the same place, whichever of them the logs use. */
function settleEnv(env: { value: string; said: string } & Span, matcher: Matcher): FoundName {
  const known = [env.said, ...envSpellings(env.value)]
    .map((name) => matcher.match(name, { loose: false, typos: false, kinds: ['env'] }))
    .find(Boolean);
  return {
    kind: 'env',
    value: known?.entry.name ?? env.value,
    from: env.from,
    to: env.to,
    why: `"${env.said}" is said`,
  };
}

function whyOf(said: string, name: string, how: 'same' | 'short form' | 'typo'): string {
  switch (how) {
    case 'same':
      return 'a known name in the question';
    case 'short form':
      return `short for ${name}`;
    case 'typo':
      return `"${said}" read as ${name}`;
    default:
      return how satisfies never;
  }
}

type Run = Span & { value: string };

/** Words and runs of neighbouring words, longest first at each place. */
function runs(text: string, longest: number): Run[] {
  const single: Run[] = [];
  words.lastIndex = 0;
  for (let match = words.exec(text); match && single.length < 2000; match = words.exec(text)) {
    const possessive = /^(.+)['’]s$/u.exec(match[0])?.[1] ?? match[0];
    single.push({ value: possessive, from: match.index, to: match.index + possessive.length });
  }
  if (longest === 1) return single;
  return single.flatMap((first, index) => {
    const here: Run[] = [];
    for (let length = Math.min(longest, single.length - index); length >= 1; length -= 1) {
      const last = single[index + length - 1];
      if (last) here.push({ value: text.slice(first.from, last.to), from: first.from, to: last.to });
    }
    return here;
  });
}

const leadsToName =
  /(?:^|[\s("'])(?:in|on|of|with|for|from|by|at|about|to|is|are|was|were|only|did|does|do|why|the|and|or|between|against|vs\.?|versus|same|,)\s+(?:the\s+)?$/iu;

function byDictionary(text: string, run: Run, matcher: Matcher): FoundName | undefined {
  const lower = run.value.toLowerCase();
  if (commonWords.has(lower) && run.value === lower) return undefined;
  const before = text.slice(Math.max(0, run.from - 20), run.from);
  // A short form is an everyday word ("order"): it counts where a name can stand.
  const next = text.slice(run.to, run.to + 6);
  const loose =
    looksNamed(run.value) ||
    (!stopWords.has(lower) && leadsToName.test(before) && !/^\s(?:to|of)\s/i.test(next));
  const known = matcher.match(run.value, { loose, typos: false });
  if (!known) return undefined;
  return {
    ...run,
    kind: kindOf[known.entry.kind],
    value: known.entry.name,
    why: whyOf(run.value, known.entry.name, known.how),
  };
}
