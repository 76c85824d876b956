import { stem } from './stem.ts';

/** Words longer than this are blobs (hashes, base64): kept by their head, so that equal blobs still meet. */
const MAX_WORD = 64;
/** A pasted log must not fill the index: the first words of a message say what it is about. */
export const MAX_TERMS = 2_000;
const MAX_CHARS = 40_000;

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’_.\-/][\p{L}\p{N}\p{M}]+)*/gu;
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const PART = /[\p{Lu}]+(?![\p{Ll}])|[\p{Lu}]?[\p{Ll}]+|\p{N}+|[\p{L}\p{M}]+/gu;

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

function* partsOf(word: string): Generator<string> {
  if (IDEOGRAPHS.test(word)) {
    const letters = [...word];
    if (letters.length === 1) yield word;
    for (let i = 0; i + 1 < letters.length; i++) yield `${letters[i]}${letters[i + 1]}`;
    return;
  }
  const lower = word.toLowerCase().replaceAll('’', "'");
  const plain = lower.replace(/'(?:s|re|ve|ll|d|m|t)$/, '');
  yield plain;
  if (!/[A-Z0-9'_.\-/]/.test(word.slice(1))) return;
  const parts = word.match(PART) ?? [];
  if (parts.length < 2) return;
  for (const part of parts) {
    const piece = part.toLowerCase();
    if (piece.length > 1 && piece !== plain) yield piece;
  }
}

/** Splits text into lower-case words, identifiers also into their parts, ideographs into pairs. Bounded. */
export function words(text: string): string[] {
  const out: string[] = [];
  const head = text.length > MAX_CHARS ? text.slice(0, MAX_CHARS) : text;
  for (const [match] of head.normalize('NFKC').matchAll(WORD)) {
    const word = match.length > MAX_WORD ? match.slice(0, MAX_WORD) : match;
    for (const part of partsOf(word)) out.push(part);
    if (out.length >= MAX_TERMS) break;
  }
  return out;
}

/** The stems that an index keeps: without stop words unless nothing else is left. */
export function terms(text: string): string[] {
  const all = words(text);
  const strong = all.filter((word) => !STOP.has(word));
  return (strong.length > 0 ? strong : all).map(stem);
}
