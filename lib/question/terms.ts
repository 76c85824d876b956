import { commonWords } from './names/common-words.ts';

/** The question's own content words, without names and times: at most 30, each once. */
export function readTerms(text: string, taken: readonly { from: number; to: number }[]): string[] {
  const terms = new Set<string>();
  for (const match of text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{N}_.'’-]{0,60}[\p{L}\p{N}])?/gu)) {
    const at = match.index;
    if (taken.some((span) => at < span.to && span.from < at + match[0].length)) continue;
    const word = match[0].toLowerCase().replace(/['’]s$/u, '');
    if (
      word.length < 2 ||
      commonWords.has(word) ||
      /^\d+$/.test(word) ||
      /['’](?:t|re|ve|ll|d|m|s)$/.test(word)
    )
      continue;
    terms.add(word);
    if (terms.size >= 30) break;
  }
  return [...terms];
}
