import type { Parameters } from '#lib/contracts/parameters.ts';
import { failureOf } from '../causes/failure-kinds.ts';
import type { Frame } from '../causes/frame.ts';
import { AFTER } from '../causes/frame.ts';

export interface Match {
  /** Rows that fit, in order. */
  rows: number[];
  /** How they were found, in words. */
  how: string;
}

const levelNumber = { trace: 1, debug: 2, info: 3, warn: 4, error: 5, fatal: 6 } as const;
/** Words that ask for trouble of any kind. */
const troubleWord =
  /^(?:errors?|fail(?:s|ed|ing|ure|ures)?|issues?|problems?|faults?|exceptions?|wrong|bad|incidents?|trouble|troubles|outages?)$/i;
/** Words about the asking, not about the lines. */
const askingWord =
  /^(?:logs?|lines?|entries|entry|messages?|records?|pods?|namespaces?|containers?|services?|all|any|show|find|list|fetch|get|give|search|display|summari[sz]e|summary|report(?:ed)?|there|was|were|were|is|are|did|does|has|have|had|the|for|from|with|that|this|and|what|which|when|how|many|much|count|number|happen(?:ed)?|please|last|recent|me|us|in|of|on|at|by|per|to|a|an)$/i;

/** What the words of a question ask of a line. */
export interface WantedLines {
  /** Quoted, in lower case: when there are any, only they count. */
  phrases: string[];
  ids: string[];
  /** Content words, stemmed. */
  content: string[];
  /** Trouble of any kind is asked for: it counts also where no line holds the content words. */
  trouble: boolean;
  /** Only lines of trouble fit. */
  loud: boolean;
  /** Level from which a line is trouble. */
  least: number;
}

export function wantedLines(parameters: Parameters): WantedLines {
  const names = new Set(
    [...parameters.services, ...parameters.hosts, ...parameters.devices].flatMap((name) => [
      name.toLowerCase(),
      ...name.toLowerCase().split(/[^a-z0-9]+/),
    ]),
  );
  const words = parameters.terms
    .map((term) => term.toLowerCase())
    .filter((term) => term.length > 1 && !askingWord.test(term) && !names.has(term));
  const { severity } = parameters;
  const trouble =
    severity === 'error' || severity === 'fatal' || words.some((word) => troubleWord.test(word));
  return {
    phrases: parameters.phrases
      .map((phrase) => phrase.toLowerCase())
      .filter((phrase) => phrase.trim() !== ''),
    ids: [...parameters.ids, ...parameters.traceIds, ...parameters.errorCodes],
    content: words.filter((word) => !troubleWord.test(word)).map(stem),
    trouble,
    loud: trouble || severity === 'warn',
    least: severity ? levelNumber[severity] : 5,
  };
}

/** The words of a phrase that is not found as it stands. */
export function looseWords(phrase: string): string[] {
  return phrase.split(/\s+/).map(stem);
}

/** The lines a question asks for: its quoted phrases first, else its words, within its time and services. */
export function matchQuestion(frame: Frame, parameters: Parameters): Match {
  const base = scopeRows(frame, parameters);
  const { phrases, ids, content, trouble, loud, least } = wantedLines(parameters);
  if (phrases.length > 0) {
    const rows = byText(frame, base, (text) => phrases.some((phrase) => text.includes(phrase)));
    if (rows.length > 0) return { rows, how: `lines that hold "${parameters.phrases.join('" or "')}"` };
    const loose = byText(frame, base, (text) =>
      phrases.some((phrase) => looseWords(phrase).every((word) => text.includes(word))),
    );
    return { rows: loose, how: `lines that hold the words of "${parameters.phrases.join('" or "')}"` };
  }
  if (ids.length > 0) {
    const wanted = ids.map((id) => id.toLowerCase());
    const rows = byText(frame, base, (text) => wanted.some((id) => holdsWord(text, id)));
    if (rows.length > 0) return { rows, how: `lines that hold ${ids.join(' or ')}` };
  }
  let rows = base;
  const how: string[] = [];
  if (loud) {
    const bad = troubleTemplates(frame);
    rows = rows.filter((row) => frame.level[row]! >= least || bad[frame.template[row]!] === 1);
    how.push(parameters.severity === 'warn' ? 'warnings and errors' : 'lines that tell of trouble');
  }
  if (content.length > 0) {
    const scored = byTemplateWords(frame, rows, content);
    if (scored.length > 0) {
      rows = scored;
      how.push(`about ${content.join(', ')}`);
    } else if (!trouble) {
      rows = [];
      how.push(`about ${content.join(', ')}`);
    }
  }
  return { rows, how: how.length > 0 ? how.join(' ') : 'all lines' };
}

/** Lines that were looked at: more than there are rows when only the fitting ones were handed over. */
export function totalOf(frame: Frame): number {
  return Math.max(frame.count, frame.sources[0]?.total ?? 0);
}

export function scopeRows(frame: Frame, parameters: Parameters): number[] {
  const wanted = new Set<number>();
  for (const name of parameters.services) {
    const at = frame.services.findIndex((service) => service.toLowerCase() === name.toLowerCase());
    if (at >= 0) wanted.add(at);
  }
  const rows: number[] = [];
  for (let row = 0; row < frame.count; row++) {
    if (frame.phase[row] !== AFTER) continue;
    if (wanted.size > 0 && !wanted.has(frame.service[row]!)) continue;
    rows.push(row);
  }
  return rows;
}

function byText(frame: Frame, rows: readonly number[], fits: (lower: string) => boolean): number[] {
  return rows.filter((row) => fits(frame.text(row).toLowerCase()));
}

function holdsWord(text: string, word: string): boolean {
  let at = text.indexOf(word);
  while (at >= 0) {
    if (!/[a-z0-9]/.test(text[at - 1] ?? ' ') && !/[a-z0-9]/.test(text[at + word.length] ?? ' ')) return true;
    at = text.indexOf(word, at + 1);
  }
  return false;
}

/** "failures", "failed" and "failing" share what remains. */
export function stem(word: string): string {
  return word.length <= 4 ? word : word.replace(/(?:ations?|ings?|ures?|ments?|ies|ed|es|s|er)$/, '');
}

function troubleTemplates(frame: Frame): Uint8Array {
  const out = new Uint8Array(frame.templates.length);
  const seen = new Uint8Array(frame.templates.length);
  for (let row = 0; row < frame.count; row++) {
    const template = frame.template[row]!;
    if (template < 0 || seen[template]) continue;
    seen[template] = 1;
    if (frame.level[row]! === 0 && failureOf(frame.message(row))) out[template] = 1;
  }
  return out;
}

/** Rows of the templates that hold most of the words; a word that nothing holds is left out. */
function byTemplateWords(frame: Frame, rows: readonly number[], words: readonly string[]): number[] {
  const texts = new Map<number, string>();
  for (const row of rows) {
    const template = frame.template[row]!;
    if (!texts.has(template))
      texts.set(template, `${frame.templates[template] ?? ''} ${frame.text(row)}`.toLowerCase());
  }
  const hits = new Map<number, number>();
  let most = 0;
  for (const [template, text] of texts) {
    const count = words.filter((word) => text.includes(word)).length;
    hits.set(template, count);
    most = Math.max(most, count);
  }
  if (most === 0) return [];
  return rows.filter((row) => hits.get(frame.template[row]!) === most);
}
