import type { Language } from '#lib/contracts/question.ts';
import { german } from './german.ts';
import { french, italian, portuguese, spanish } from './romance.ts';

/** What words of a language mean in English: `[source of a regular expression, English]`, longest first. */
export type GlossTable = { phrases: [string, string][]; words: Record<string, string> };

/** English wording of a question, with where each of its characters came from. */
export type Gloss = { text: string; original: (from: number, to: number) => string };

const tables: Record<Exclude<Language, 'en'>, GlossTable> = {
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
};

/** `done` marks what is English already: no later rule reads it as a word of the other language. */
type Mapped = { text: string; starts: number[]; ends: number[]; done: boolean[] };

/**
 * The intents, times and kinds are read in English only: the few words of another language that carry
 * them are put into English first. Names, quotes and everything unknown stay as they are.
 */
export function glossed(text: string, language: Language): Gloss {
  let mapped: Mapped = {
    text,
    starts: Array.from({ length: text.length }, (_, index) => index),
    ends: Array.from({ length: text.length }, (_, index) => index + 1),
    done: Array.from({ length: text.length }, () => false),
  };
  if (language !== 'en') {
    for (const [pattern, english] of compiledPhrases(language))
      mapped = replaced(mapped, pattern, () => english);
    // "d'erreurs", "l'auth-service": the article says nothing, and the word behind it stands free.
    if (language === 'fr' || language === 'it') mapped = replaced(mapped, elision, () => '');
    const { words } = tables[language];
    const each =
      /(?<![\p{L}\p{N}_./-])[\p{L}]{1,30}(?:[.’'-](?=[\p{L}])[\p{L}]{1,20})?(?![\p{L}\p{N}_]|[-./][\p{L}\p{N}])/gu;
    mapped = replaced(mapped, each, (word) =>
      Object.hasOwn(words, word.toLowerCase()) ? words[word.toLowerCase()] : undefined,
    );
  }
  return {
    text: mapped.text,
    original: (from, to) => {
      if (to <= from) return '';
      let low = text.length;
      let high = 0;
      for (let index = from; index < to; index += 1) {
        low = Math.min(low, mapped.starts[index] ?? low);
        high = Math.max(high, mapped.ends[index] ?? high);
      }
      return text.slice(low, high);
    },
  };
}

const elision = /(?<![\p{L}])(?:d|l|qu|s|n|c|j|m|t|dell|nell|all|dall|sull|un|quell)['’](?=[\p{L}\p{N}])/giu;

const compiled = new Map<Language, [RegExp, string][]>();
function compiledPhrases(language: Exclude<Language, 'en'>): [RegExp, string][] {
  const known = compiled.get(language);
  if (known) return known;
  const made = tables[language].phrases.map(([source, english]): [RegExp, string] => [
    new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${source})(?![\\p{L}\\p{N}_])`, 'giu'),
    english,
  ]);
  compiled.set(language, made);
  return made;
}

function replaced(from: Mapped, pattern: RegExp, english: (word: string) => string | undefined): Mapped {
  const to: { text: string[]; starts: number[]; ends: number[]; done: boolean[] } = {
    text: [],
    starts: [],
    ends: [],
    done: [],
  };
  const put = (text: string, start: number, end: number, done: boolean) => {
    to.text.push(text);
    for (let index = 0; index < text.length; index += 1) {
      to.starts.push(start);
      to.ends.push(end);
      to.done.push(done);
    }
  };
  const copy = (start: number, end: number) => {
    to.text.push(from.text.slice(start, end));
    for (let index = start; index < end; index += 1) {
      to.starts.push(from.starts[index] ?? 0);
      to.ends.push(from.ends[index] ?? 0);
      to.done.push(from.done[index] ?? false);
    }
  };
  let copied = 0;
  for (const match of from.text.matchAll(pattern)) {
    const last = match.index + match[0].length;
    const template =
      match[0] && !from.done.slice(match.index, last).includes(true) ? english(match[0]) : undefined;
    if (template === undefined) continue;
    copy(copied, match.index);
    const start = from.starts[match.index] ?? 0;
    const end = from.ends[last - 1] ?? 0;
    for (const piece of template.split(/(\$\d)/)) {
      const group = /^\$(\d)$/.exec(piece)?.[1];
      if (group) put(match[Number(group)] ?? '', start, end, false);
      else put(piece, start, end, true);
    }
    copied = last;
  }
  if (copied === 0) return from;
  copy(copied, from.text.length);
  return { text: to.text.join(''), starts: to.starts, ends: to.ends, done: to.done };
}
