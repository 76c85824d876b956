import type { InvestigationFacts } from '#db/queries/investigation-facts.ts';
import type { Table } from '#lib/contracts/findings.ts';
import { textAsMarkdown } from '#lib/contracts/markdown-text.ts';
import type { MemoryFilter, MemoryQuestion } from '#lib/contracts/memory-question.ts';
import type { Ctx } from '#lib/server/context.ts';

/** What history answers: a sentence or more, exact rows, and the investigations behind them. */
export interface MemoryAnswer {
  text: string;
  tables: Table[];
  links: { label: string; href: string }[];
}

/** One question to history, in the time and with the rights of who asks. */
export interface Asked<K extends MemoryQuestion['kind'] = MemoryQuestion['kind']> {
  ctx: Ctx;
  userId: string;
  conversationId: string;
  timeZone: string;
  /** What is asked once: recording an outcome again under the same word changes nothing. */
  once?: string;
  question: Extract<MemoryQuestion, { kind: K }>;
}

/** Rows shown when the question names no number. */
export const USUAL_ROWS = 20;
/** Investigations told one by one. */
export const TOLD = 5;

/** Nothing is there: said plainly, with what was looked for. */
export function dontKnow(filter: MemoryFilter): MemoryAnswer {
  const looked = describeFilter(filter);
  const text = `I don't know: no investigation you can see${looked && ` ${looked}`} tells.`;
  return { text, tables: [], links: [] };
}

/** The filter in words: "about Paradise, last week". */
export function describeFilter(filter: MemoryFilter): string {
  const about = [...filter.about.map(({ name }) => name), ...filter.words];
  const scope = [filter.domain, filter.project, filter.env].filter((each) => each !== undefined);
  return [
    about.length > 0 ? `about ${about.join(', ')}` : '',
    scope.length > 0 ? `in ${scope.join(', ')}` : '',
    filter.person === undefined ? '' : filter.person === 'me' ? 'by you' : `by ${filter.person}`,
    filter.range?.said ? `(${filter.range.said})` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

export function linkTo(facts: Pick<InvestigationFacts, 'id' | 'title'>): MemoryAnswer['links'][number] {
  return { label: facts.title || 'Untitled investigation', href: `/investigations/${facts.id}` };
}

export function linksTo(list: readonly InvestigationFacts[], most = 10): MemoryAnswer['links'] {
  return list.slice(0, most).map(linkTo);
}

export function sayTime(at: Date | string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  return format.format(new Date(at));
}

export function sayDuration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.round(seconds / 360) / 10} h`;
  return `${Math.round(seconds / 8640) / 10} days`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Untrusted words inside a sentence: one line, nothing that Markdown reads. */
export function quote(text: string, most = 200): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return textAsMarkdown(line.length > most ? `${line.slice(0, most - 1)}…` : line);
}

/** Share in whole per cent. */
export function share(part: number, of: number): number {
  return of === 0 ? 0 : Math.round((part / of) * 100);
}
