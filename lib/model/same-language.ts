import { detectLanguage, type Language } from '#lib/memory/context/labels.ts';

const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Han',
  'Hangul',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Thai',
] as const;
const letters = scripts.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'gu')] as const);

export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  pt: 'Portuguese',
  it: 'Italian',
};

/** Whether a text is written in a language that is told by its words. */
export function isInLanguage(text: string, language: Language): boolean {
  return sameScript(text, languageNames[language]) && detectLanguage([text]) === language;
}

export function sameScript(text: string, other: string): boolean {
  return scriptOf(text) === scriptOf(other);
}

function scriptOf(text: string): (typeof scripts)[number] {
  const [most] = letters
    .map(([script, form]) => [script, text.match(form)?.length ?? 0] as const)
    .sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? 'Latin';
}
