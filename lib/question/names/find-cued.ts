import { commonWords, properWords } from './common-words.ts';
import type { FoundName, NameKind } from './find-names.ts';
import type { Quote } from './find-quotes.ts';
import { looksNamed } from './shapes.ts';

export type NamedBy = FoundName;

type Cue = {
  kind: NameKind;
  /** Words that say what stands beside them. */
  words: string;
  /** After the word: any name, or only one that is written like a name. */
  after: 'any' | 'shaped' | 'never';
  before: 'any' | 'shaped' | 'never';
};

const cues: Cue[] = [
  { kind: 'project', words: 'namespace|ns|project', after: 'any', before: 'shaped' },
  { kind: 'domain', words: 'domain|business area|area', after: 'any', before: 'any' },
  { kind: 'env', words: 'env|environment|stage', after: 'any', before: 'never' },
  { kind: 'devices', words: 'devices?', after: 'any', before: 'shaped' },
  { kind: 'services', words: 'services?|micro-?services?', after: 'any', before: 'any' },
  {
    kind: 'hosts',
    words: 'hosts?|hostname|servers?|machines?|vms?|nodes?|hypervisors?|instances?',
    after: 'shaped',
    before: 'shaped',
  },
  {
    kind: 'devices',
    words:
      'routers?|switch|switches|firewalls?|sensors?|meters?|printers?|cameras?|appliances?|access points?|modems?|plcs?|robots?|gateways?|controllers?|probes?|antennas?|olts?|inverters?|pumps?|turbines?|valves?|chargers?|scanners?|terminals?|thermostats?|pollers?|chillers?|units?',
    after: 'shaped',
    before: 'shaped',
  },
  {
    kind: 'services',
    words:
      'pods?|deployments?|daemonsets?|statefulsets?|cronjobs?|containers?|applications?|apps?|components?|workers?|workloads?|lambdas?|functions?|consumers?|producers?|jobs?|modules?|apis?|backend|frontend',
    after: 'shaped',
    before: 'any',
  },
];
/** Everyday words that are names all the same in front of these. */
const tiers = /^(?:frontend|backend|gateway|proxy|scheduler|ui)$/i;
const verbs =
  /^(?:stale|idle|dead|alive|late|silent|mute|stuck|frozen|gone|empty|full|busy|hot|overdue|unresponsive|unhealthy|unstable|overloaded|behind|ready|failing|running|returning|getting|crashing|restarting|responding|throwing|logging|working|going|hanging|having|being|using|timing|starting|stopping|flapping|missing|showing|dropping|causing|losing|sending|calling|complaining|rejecting|refusing|keep|keeps|kept|went|goes|fell|broke|broken|unreachable|offline|online|slow|latency|owner|availability|health|instances?|names?|mesh|level|desk|startup|status|unavailable|timeouts?|errors?|failures?|issues?|outages?|problems?|restarts?|crashes|calls?|traffic|load|performance|by|most|times|talk|talked|said|logged|cannot|can't|couldn't|didn't|doesn't|isn't|wasn't|won't|hasn't|has|won|seems)$/i;
const nameWord = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._:@/-]{0,198}[\\p{L}\\p{N}])?';
const vague =
  /^(?:web|root-cause|new|old|first|last|bad|big|small|rest|grpc|http|https|soap|rest|micro|sub|ms|my|our|your|their|its|other|different|multiple|several|many|all|two|three|four|five|most|some|few|no|same|which|what|that|this|these|those|any|every|each|more|named|called|kubernetes|k8s|docker|batch|background|cron|build|test|public|private|internal|external|log|logs|customer|self|business|production|staging|dev|out-of|single|network|access|init|sidecar|a|an|the)$/i;

/** Names that a word beside them announces: "service foo", "foo pod", "device Paradise North". */
export function namesByCue(
  text: string,
  quotes: readonly Quote[],
  known: (word: string) => boolean,
): NamedBy[] {
  const found: NamedBy[] = [];
  const overlaps = (from: number, to: number) => found.some((other) => from < other.to && other.from < to);
  for (const cue of cues) {
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}_.-])(?:${cue.words})(?![\\p{L}\\p{N}_]|[-.][\\p{L}\\p{N}])`,
      'giu',
    );
    for (let match = pattern.exec(text); match && found.length < 50; match = pattern.exec(text)) {
      const word = match[0].toLowerCase();
      const end = match.index + match[0].length;
      const names = [
        ...(cue.after === 'never' ? [] : after(text, end, cue, quotes, known)),
        ...(cue.before === 'never' ? [] : before(text, match.index, word, cue, known)),
      ];
      const chosen = names.find(
        (list) => list.length > 0 && !list.some((name) => overlaps(name.from, name.to)),
      );
      for (const name of chosen ?? []) found.push({ kind: cue.kind, why: `named as a ${word}`, ...name });
    }
  }
  return found;
}

type Name = { value: string; from: number; to: number };

function after(
  text: string,
  at: number,
  cue: Cue,
  quotes: readonly Quote[],
  known: (word: string) => boolean,
): Name[][] {
  const gap = /^(?:\s{1,3}|\s?[:=#]\s?|\s(?:named|called|is|id)\s)/u.exec(text.slice(at, at + 12))?.[0];
  if (gap === undefined) return [];
  const start = at + gap.length;
  const quote = quotes.find((one) => one.from === start);
  if (quote) return [[quote]];
  const first = wordAt(text, start);
  if (!first || !accepted(first.value, cue.after === 'any', known)) return [];
  const names = [cue.kind === 'devices' ? extended(text, first) : first];
  for (let last = names.at(-1); last && names.length < 20; last = names.at(-1)) {
    const comma = /^(?:\s?,\s?(?:and |or )?|\s(?:and|or|&)\s)/iu.exec(text.slice(last.to, last.to + 8))?.[0];
    const next = comma ? wordAt(text, last.to + comma.length) : undefined;
    if (!next || !accepted(next.value, false, known)) break;
    names.push(cue.kind === 'devices' ? extended(text, next) : next);
  }
  return [names];
}

function before(
  text: string,
  at: number,
  cueWord: string,
  cue: Cue,
  known: (word: string) => boolean,
): Name[][] {
  const slice = text.slice(Math.max(0, at - 202), at);
  const word = new RegExp(`(${nameWord})\\s{1,3}$`, 'u').exec(slice);
  if (!word?.[1]) return [];
  const from = at - word[0].length;
  const name = { value: word[1], from, to: from + word[1].length };
  if (/^(?:pods?|deployments?|containers?|services?)$/i.test(cueWord) && tiers.test(name.value))
    return [[name]];
  if (cue.before === 'any' && (vague.test(name.value) || startsQuestion(name))) return [];
  return accepted(name.value, cue.before === 'any', known) ? [[name]] : [];
}

/** "Show services": the first word of a question in front of a kind is a verb. */
function startsQuestion(name: Name): boolean {
  return name.from === 0 && !/[-_\d]/.test(name.value);
}

function wordAt(text: string, at: number): Name | undefined {
  const pattern = new RegExp(nameWord, 'uy');
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const value = match[0].replace(/['’]s$/u, '');
  return { value, from: at, to: at + value.length };
}

function accepted(word: string, anyWord: boolean, known: (word: string) => boolean): boolean {
  const lower = word.toLowerCase();
  if (lower.length < 2 && !/^\p{Lu}|\d/u.test(word)) return false;
  if (verbs.test(word) || properWords.has(lower)) return false;
  if (commonWords.has(lower)) return false;
  if (/^\d+(?:[:.]\d+)*$/.test(word) || /^\d{4}-\d\d-\d\d/.test(word) || /^\d+[smhd]$/.test(word))
    return false;
  if (looksNamed(word)) return true;
  return (anyWord && !/(?:ed|ly)$/.test(lower)) || known(word);
}

/** "device Paradise North 2": capitalised words and numbers that follow belong to the name. */
function extended(text: string, first: Name): Name {
  if (!/^\p{Lu}/u.test(first.value)) return first;
  let to = first.to;
  for (let count = 0; count < 3; count += 1) {
    const next = /^ (\p{Lu}[\p{L}\p{N}-]{0,40}|\d{1,4}(?![\p{L}\p{N}:.%]))/u.exec(text.slice(to, to + 48));
    if (!next?.[1] || properWords.has(next[1].toLowerCase())) break;
    to += next[0].length;
  }
  return { value: text.slice(first.from, to), from: first.from, to };
}
