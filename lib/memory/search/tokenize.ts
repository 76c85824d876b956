import { stem } from './stem.ts';

/** Words longer than this are blobs (hashes, base64): kept by their head, so that equal blobs still meet. */
const MAX_WORD = 64;
/** A pasted log must not fill the index: the first words of a message say what it is about. */
export const MAX_TERMS = 2_000;
const MAX_CHARS = 40_000;

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’_.\-/][\p{L}\p{N}\p{M}]+)*/gu;
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const PART = /[\p{Lu}]+(?![\p{Ll}])|[\p{Lu}]?[\p{Ll}]+|\p{N}+|[\p{L}\p{M}]+/gu;

const ASCII = /^[\0-\x7f]*$/;
const ASCII_PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;
const STOP = new Set(
  (
    'a an the and or but if then so of to in on at by for with from as into about over after before between ' +
    'is are was were be been being am do does did done have has had having will would can could should may ' +
    'might must shall it its this that these those there here he she they them their theirs his her hers him ' +
    'i me my mine we us our ours you your yours who whom whose which what when where why how not no nor than ' +
    'too very just also any some all each such only own same s t d ll m re ve don doesn didn isn aren wasn ' +
    'weren hasn haven hadn won wouldn shouldn couldn'
  ).split(' '),
);

export function isStopWord(word: string): boolean {
  return STOP.has(word);
}

function partsOf(word: string): string[] {
  const ascii = ASCII.test(word);
  if (!ascii && IDEOGRAPHS.test(word)) {
    const letters = [...word];
    if (letters.length === 1) return letters;
    return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  }
  const lower = ascii ? word.toLowerCase() : word.toLowerCase().replaceAll('’', "'");
  const plain = lower.includes("'") ? lower.replace(/'(?:s|re|ve|ll|d|m|t)$/, '') : lower;
  if (!/.[A-Z0-9'_.\-/]/s.test(word)) return [plain];
  const parts = word.match(ascii ? ASCII_PART : PART) ?? [];
  if (parts.length < 2) return [plain];
  const out = [plain];
  for (const part of parts) {
    const piece = part.toLowerCase();
    if (piece.length > 1 && piece !== plain) out.push(piece);
  }
  return out;
}

/** One word of a text as it is searched; equal words are one object. */
interface Token {
  readonly word: string;
  readonly stem: string;
  readonly stop: boolean;
}

/** What people write repeats: most words of a message were split and stemmed before. */
const known = new Map<string, readonly Token[]>();
const MOST_KNOWN = 50_000;

function tokensOf(match: string): readonly Token[] {
  const kept = known.get(match);
  if (kept) return kept;
  const word = ownText(match.length > MAX_WORD ? match.slice(0, MAX_WORD) : match);
  const made = partsOf(word).map((part) => ({ word: part, stem: stem(part), stop: STOP.has(part) }));
  if (match.length > MAX_WORD) return made;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, made);
  return made;
}

/** A part of a string keeps the whole of it in memory; a copy does not. */
function ownText(part: string): string {
  return part.length < 13 ? part : part.split('').join('');
}

function tokens(text: string): Token[] {
  const out: Token[] = [];
  const head = text.length > MAX_CHARS ? text.slice(0, MAX_CHARS) : text;
  for (const match of head.normalize('NFKC').match(WORD) ?? []) {
    for (const token of tokensOf(match)) out.push(token);
    if (out.length >= MAX_TERMS) break;
  }
  return out;
}

/** Splits text into lower-case words, identifiers also into their parts, ideographs into pairs. Bounded. */
export function words(text: string): string[] {
  return tokens(text).map(({ word }) => word);
}

/** The stems that an index keeps: without stop words unless nothing else is left. */
export function terms(text: string): string[] {
  const all = tokens(text);
  const strong = all.filter(({ stop }) => !stop);
  return (strong.length > 0 ? strong : all).map((token) => token.stem);
}
