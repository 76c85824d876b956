import { countTokens as countPieces, encode } from 'gpt-tokenizer';

/** Without these a pasted `<|endoftext|>` throws. */
const AS_TEXT = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };
/** The tokeniser is quadratic in unbroken runs: 200,000 characters take half a minute unless they are split. */
const MAX_RUN = 2_000;
/** What is longer is counted by its head and scaled: no decision depends on the exact size of megabytes. */
const MAX_COUNTED = 400_000;
const MAX_KNOWN_WORDS = 50_000;

const LONG_RUN = new RegExp(`\\S{${MAX_RUN}}(?=\\S)`, 'g');

export function countTokens(text: string): number {
  const head = text.length > MAX_COUNTED ? text.slice(0, MAX_COUNTED) : text;
  const counted = countPieces(head.length > MAX_RUN ? head.replace(LONG_RUN, '$& ') : head, AS_TEXT);
  return head.length === text.length ? counted : Math.ceil((counted * text.length) / head.length);
}

/** The head and the tail of a text that fit, with a mark for what is left out between them. */
export function clampTokens(text: string, most: number): string {
  if (most <= 0) return '';
  // A UTF-16 unit is at most three bytes, and a byte at most one token.
  if (text.length * 3 <= most || countTokens(text) <= most) return text;
  const mark = ' … ';
  let low = 0;
  // Beyond a dozen characters a token hardly anything fits: a bound for the search, not for the result.
  let high = Math.min(text.length, most * 12);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (countTokens(cutTo(text, middle, mark)) <= most) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : cutTo(text, low, mark);
}

function cutTo(text: string, characters: number, mark: string): string {
  const head = Math.ceil(characters * 0.7);
  const tail = characters - head;
  return `${text.slice(0, head)}${mark}${tail === 0 ? '' : text.slice(-tail)}`.toWellFormed();
}

export interface WordCost {
  tokens: number;
  /** 0 for the commonest words of any language, 1 for the rarest: the tokeniser numbers its pieces by frequency. */
  rarity: number;
}

const known = new Map<string, WordCost>();
const RAREST = Math.log2(200_000);

/** What a word costs in tokens and how rare it is in general. */
export function wordCost(word: string): WordCost {
  const cached = known.get(word);
  if (cached) return cached;
  const pieces = encode(` ${word.slice(0, 200)}`, AS_TEXT);
  const rarity = pieces.length > 1 ? 1 : Math.log2((pieces[0] ?? 0) + 2) / RAREST;
  const cost = { tokens: Math.max(1, pieces.length), rarity: Math.min(1, rarity) };
  if (known.size >= MAX_KNOWN_WORDS) known.clear();
  known.set(word, cost);
  return cost;
}
