import type { DictionaryEntry } from '#lib/contracts/question.ts';
import { allowedEdits, editDistance } from './edit-distance.ts';

export type Match = { entry: DictionaryEntry; how: 'same' | 'short form' | 'typo' };
export type Matcher = {
  /** `loose` also takes short forms ("order" for "shop-order-service"). */
  match: (
    name: string,
    options: { loose: boolean; typos: boolean; kinds?: readonly DictionaryEntry['kind'][] },
  ) => Match | undefined;
  /** The most words any known name has. */
  words: number;
};

/** More names than this would make a question slow; the most frequent ones are kept. */
const mostEntries = 5000;
const affixes = new Set(
  'service services svc srv api app server pod application microservice ms component backend'.split(' '),
);

const squash = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const partsOf = (name: string) =>
  name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

export function buildMatcher(dictionary: readonly DictionaryEntry[]): Matcher {
  const entries = [...dictionary].sort((a, b) => b.count - a.count).slice(0, mostEntries);
  const prefixes = sharedPrefixes(entries);
  const exact = new Map<string, DictionaryEntry[]>();
  const cores = new Map<string, DictionaryEntry[]>();
  const spelled: { entry: DictionaryEntry; squashed: string; core: string }[] = [];
  let words = 1;
  for (const entry of entries) {
    const squashed = squash(entry.name);
    if (!squashed) continue;
    const core = coreOf(entry.name, prefixes);
    push(exact, squashed, entry);
    if (core !== squashed && core.length >= 3) push(cores, core, entry);
    spelled.push({ entry, squashed, core });
    words = Math.min(4, Math.max(words, entry.name.split(/\s+/).length));
  }
  const remembered = new Map<string, Match | undefined>();
  return {
    words,
    match(name, { loose, typos, kinds }) {
      const key = `${name}\u0000${loose}${typos}${kinds?.join() ?? ''}`;
      if (remembered.has(key)) return remembered.get(key);
      const wanted = (list: DictionaryEntry[] | undefined) =>
        list?.find((entry) => !kinds || kinds.includes(entry.kind));
      const squashed = squash(name);
      const same =
        wanted(exact.get(squashed)) ??
        wanted(
          singular(squashed)
            .map((form) => exact.get(form)?.find((entry) => !kinds || kinds.includes(entry.kind)))
            .filter((entry) => entry !== undefined),
        );
      let match: Match | undefined = same && { entry: same, how: 'same' };
      if (!match && loose) {
        const core = coreOf(name, new Set());
        const short = [squashed, core, ...singular(squashed)]
          .map((form) => wanted(cores.get(form)) ?? wanted(exact.get(form)))
          .find(Boolean);
        match = short && { entry: short, how: 'short form' };
      }
      if (!match && typos) match = nearest(spelled, squashed, loose, kinds);
      remembered.set(key, match);
      return match;
    },
  };
}

function push(map: Map<string, DictionaryEntry[]>, key: string, entry: DictionaryEntry): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

function singular(word: string): string[] {
  return word.length > 4 && word.endsWith('s') ? [word.slice(0, -1)] : [];
}

/** A first part that half of the services share ("shop-") says nothing about which one is meant. */
function sharedPrefixes(entries: readonly DictionaryEntry[]): Set<string> {
  const services = entries.filter((entry) => entry.kind === 'service');
  const counts = new Map<string, number>();
  for (const entry of services) {
    const [first, second] = partsOf(entry.name);
    if (first && second) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return new Set(
    [...counts].filter(([, count]) => count >= 3 && count * 2 >= services.length).map(([part]) => part),
  );
}

function coreOf(name: string, prefixes: ReadonlySet<string>): string {
  const parts = partsOf(name);
  const kept = parts.filter(
    (part, index) => !affixes.has(part) && !(index === 0 && parts.length > 1 && prefixes.has(part)),
  );
  return kept.join('');
}

function nearest(
  spelled: readonly { entry: DictionaryEntry; squashed: string; core: string }[],
  squashed: string,
  loose: boolean,
  kinds: readonly DictionaryEntry['kind'][] | undefined,
): Match | undefined {
  const most = allowedEdits(squashed.length);
  if (most === 0) return undefined;
  // A changed number is another machine, not a typo.
  const digits = squashed.replace(/\D+/g, ' ').trim();
  let best: { entry: DictionaryEntry; distance: number } | undefined;
  let tied = false;
  for (const { entry, squashed: name, core } of spelled) {
    if (kinds && !kinds.includes(entry.kind)) continue;
    for (const form of loose && core.length >= 5 ? [name, core] : [name]) {
      if (form.replace(/\D+/g, ' ').trim() !== digits) continue;
      const limit = Math.min(most, best?.distance ?? most);
      const distance = editDistance(squashed, form, limit);
      if (distance > limit) continue;
      if (best && distance === best.distance && best.entry.name !== entry.name) tied = true;
      if (!best || distance < best.distance) {
        best = { entry, distance };
        tied = false;
      }
    }
  }
  // Two names equally near and neither more frequent: guessing would be worse than asking.
  return best && !(tied && best.distance > 1) ? { entry: best.entry, how: 'typo' } : undefined;
}
