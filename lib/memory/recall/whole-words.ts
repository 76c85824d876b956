import { stem } from '../search/stem.ts';
import { words } from '../search/tokenize.ts';

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’_.\-/][\p{L}\p{N}\p{M}]+)*/gu;
/** A pasted log is not read to its end for the sake of a sentence. */
const READ = 20_000;

/** The words as they stood in the texts, by the stem they are compared under. */
export function wholeWords(texts: readonly string[], stems: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const text of texts) {
    for (const [word] of text.slice(0, READ).matchAll(WORD)) {
      if (found.size === stems.size) return found;
      for (const part of words(word)) {
        const key = stem(part);
        // The part of a longer name is shown as that part: "pool" of "pool-7".
        if (stems.has(key) && !found.has(key)) found.set(key, asWritten(word, part));
      }
    }
  }
  return found;
}

function asWritten(word: string, part: string): string {
  const at = word.toLowerCase().indexOf(part);
  return at < 0 || part.length === word.length ? word : word.slice(at, at + part.length);
}
