import { codeSpan } from '#lib/contracts/markdown-text.ts';

/** The longest piece of a log that a runbook shows. */
const MOST_CHARS = 300;

/** Words from logs, which can do nothing. */
export const code = (text: string): string => codeSpan(text.slice(0, MOST_CHARS));

/** A part under its heading; nothing where there is nothing to say. */
export const section = (head: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `## ${head}`, '', ...lines];
