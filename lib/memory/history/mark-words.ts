import type { TextPiece } from '#lib/contracts/history.ts';
import { stem } from '../search/stem.ts';

const WORD = /[\p{L}\p{N}]+/gu;
/** A beginning of a word is marked from this length on; a shorter one stands in too many words. */
const LEAST_PREFIX = 3;
/** Length of an excerpt, and how much of it stands before its first marked word. */
const EXCERPT = 200;
const LEAD = 50;

/** Text as pieces, the words of a query marked in it, whatever their ending. */
export function markWords(text: string, query: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const { from, to } of findWords(text, query)) {
    if (from > end) pieces.push({ text: text.slice(end, from), hit: false });
    pieces.push({ text: text.slice(from, to), hit: true });
    end = to;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false });
  return pieces;
}

/** The stretch of a long text that says most of a query's words, with these marked. */
export function excerpt(text: string, query: string): TextPiece[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  const hits = findWords(flat, query);
  let best = { from: 0, said: 0 };
  hits.forEach((first, at) => {
    const said = new Set<string>();
    for (let next = at; next < hits.length && hits[next]!.to <= first.from + EXCERPT - LEAD; next++) {
      said.add(hits[next]!.key);
    }
    if (said.size > best.said) best = { from: first.from, said: said.size };
  });
  const start = startOfWord(flat, Math.max(0, best.from - LEAD));
  const cut = flat.slice(start, start + EXCERPT);
  return markWords(`${start > 0 ? '…' : ''}${cut}${start + EXCERPT < flat.length ? '…' : ''}`, query);
}

function startOfWord(text: string, from: number): number {
  if (from === 0) return 0;
  const space = text.indexOf(' ', from);
  return space < 0 || space > from + LEAD / 2 ? from : space + 1;
}

function findWords(text: string, query: string): { from: number; to: number; key: string }[] {
  const asked = [...query.matchAll(WORD)].map(([word]) => word.toLowerCase());
  const stems = new Set(asked.map(stem));
  const begun = asked.at(-1);
  const found: { from: number; to: number; key: string }[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0].toLowerCase();
    const starts = begun !== undefined && begun.length >= LEAST_PREFIX && word.startsWith(begun);
    if (!starts && !stems.has(stem(word))) continue;
    found.push({ from: match.index, to: match.index + word.length, key: starts ? begun : stem(word) });
  }
  return found;
}
