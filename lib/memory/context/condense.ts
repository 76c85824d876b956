import { stem } from '../search/stem.ts';
import { isStopWord } from '../search/tokenize.ts';
import { type ContextMessage, speakerOf } from './context-message.ts';
import { readProse } from './read-prose.ts';
import { countTokens, wordCost } from './tokens.ts';

/** One message, cut into words with what each is worth. Plain data: kept per segment. */
export interface Condensable {
  messageId: string;
  index: number;
  speaker: string;
  words: CondensableWord[];
  pastedLines: number;
}

export interface CondensableWord {
  text: string;
  /** Position of its sentence in the message. */
  sentence: number;
  stem: string;
  worth: number;
  tokens: number;
}

export interface CondensedLine {
  messageId: string;
  text: string;
}

/** Words of courtesy and reaction: common in every chat, never what is asked for later. */
const COURTESY = new Set(
  (
    'hi hey hello thanks thank thx please ok okay yes yeah yep yup nope sure wow cool great nice awesome amazing ' +
    'glad sorry really totally definitely absolutely actually basically honestly maybe perhaps quite pretty lot ' +
    'lots well oh ah um hm hmm haha lol btw bye hope let lets get got go going gonna come know see look think ' +
    'feel say said tell thing things something anything way kind much many still even always never ever one good ' +
    'make made take want need like love keep really sounds sound right here there now then hear ' +
    'hallo danke bitte ja nein gut genau merci bonjour oui non salut gracias hola sí vale bien grazie ciao'
  ).split(' '),
);
const COURTESY_WORTH = 0.12;
const STOP_WORTH = 0.02;
/** Saying a word again adds little. */
const AGAIN = 0.25;
/** Number, colon, newline: what a line costs before its first word. */
const LINE_TOKENS = 4;

function worthOf(word: string, bare: string, first: boolean): number {
  const lower = bare.toLowerCase();
  if (bare === '') return 0;
  if (/\p{N}/u.test(bare)) return 1.1;
  if (isStopWord(lower)) return lower === 'not' || lower === 'no' ? 0.4 : STOP_WORTH;
  if (COURTESY.has(lower)) return COURTESY_WORTH;
  const { rarity } = wordCost(lower);
  const named = !first && /^\p{Lu}/u.test(bare) ? 1.2 : 1;
  return rarity ** 2 * named * (word.endsWith('?') ? 0.7 : 1);
}

export function toCondensable(message: ContextMessage, index: number): Condensable {
  const { sentences, pastedLines } = readProse(message.text);
  const words: CondensableWord[] = [];
  for (const [at, sentence] of sentences.entries()) {
    const asked = sentence.endsWith('?') ? 0.7 : 1;
    let first = true;
    for (const text of sentence.split(/\s+/)) {
      const bare = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
      if (bare === '') continue;
      const { tokens } = wordCost(bare);
      words.push({
        text: bare,
        sentence: at,
        stem: stem(bare.toLowerCase()),
        worth: asked * worthOf(text, bare, first),
        tokens,
      });
      first = false;
    }
  }
  return { messageId: message.id, index, speaker: speakerOf(message), words, pastedLines };
}

/** How a sentence of a message is named, here and among the facts. */
export function sentenceId(messageId: string, at: number): string {
  return `${messageId}/${at}`;
}

interface Weighed {
  line: Condensable;
  density: Float64Array;
}

/** Worth per token of every word; a stem said before counts for less. */
function weigh(lines: readonly Condensable[], leftOut: ReadonlySet<string>): Weighed[] {
  const seen = new Map<string, number>();
  return lines.map((line) => ({
    line,
    density: Float64Array.from(line.words, (word) => {
      if (leftOut.has(sentenceId(line.messageId, word.sentence))) return -1;
      const times = seen.get(word.stem) ?? 0;
      seen.set(word.stem, times + 1);
      return (word.worth * (times === 0 ? 1 : AGAIN)) / word.tokens;
    }),
  }));
}

function keep({ line, density }: Weighed, threshold: number): string {
  const kept: string[] = [];
  let gain = 0;
  for (const [i, word] of line.words.entries()) {
    const each = density[i] as number;
    if (each < threshold) continue;
    kept.push(word.text);
    gain += (each - threshold) * word.tokens;
  }
  // A line has to earn what its head costs.
  if (kept.length === 0 || gain < threshold * LINE_TOKENS) return '';
  return `${line.index} ${line.speaker}: ${kept.join(' ')}`;
}

/**
 * The words worth most per token, in their order and under their speaker, as many as fit. One threshold for
 * the whole text decides: with room only courtesies fall away, under pressure only names, numbers and rare words stay.
 */
export function condense(
  lines: readonly Condensable[],
  budget: number,
  leftOut: ReadonlySet<string> = new Set(),
): CondensedLine[] {
  const weighed = weigh(lines, leftOut);
  const at = (threshold: number): CondensedLine[] =>
    weighed
      .map((each) => ({ messageId: each.line.messageId, text: keep(each, threshold) }))
      .filter((line) => line.text !== '');
  const size = (out: CondensedLine[]): number =>
    out.reduce((sum, line) => sum + countTokens(line.text) + 1, 0);
  let low = 0;
  let high = 1.5;
  let best: CondensedLine[] = [];
  for (let i = 0; i < 12; i++) {
    const middle = i === 0 ? 0 : (low + high) / 2;
    const out = at(middle);
    if (size(out) <= budget) {
      best = out;
      high = middle;
      if (i === 0) break;
    } else low = middle;
  }
  return best;
}

/** The other way to shorten: whole sentences, the densest first, shown in their order. */
export function pickSentences(
  lines: readonly Condensable[],
  budget: number,
  leftOut: ReadonlySet<string> = new Set(),
): CondensedLine[] {
  const sentences: { line: Condensable; order: number; text: string; density: number; tokens: number }[] = [];
  for (const { line, density } of weigh(lines, leftOut)) {
    const bySentence = Map.groupBy(line.words.entries(), ([, word]) => word.sentence);
    for (const [at, words] of bySentence) {
      if (leftOut.has(sentenceId(line.messageId, at))) continue;
      const text = `${line.index} ${line.speaker}: ${words.map(([, word]) => word.text).join(' ')}`;
      const worth = words.reduce((sum, [i, word]) => sum + (density[i] as number) * word.tokens, 0);
      const tokens = countTokens(text) + 1;
      sentences.push({ line, order: sentences.length, text, density: worth / tokens, tokens });
    }
  }
  sentences.sort((a, b) => b.density - a.density);
  let left = budget;
  const picked = sentences.filter((sentence) => {
    if (sentence.tokens > left) return false;
    left -= sentence.tokens;
    return true;
  });
  return picked
    .sort((a, b) => a.order - b.order)
    .map((sentence) => ({ messageId: sentence.line.messageId, text: sentence.text }));
}
