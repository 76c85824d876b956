import { listed, type Understanding } from './case-shape.ts';

export type Case = { question: string; intent: string; expected: Record<string, string> };

/** One question a line: `question => intent | field=value, value | field=value`. */
export function readCases(table: string): Case[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [question = '', rest = ''] = line.split(' => ');
      const [intent = '', ...fields] = rest.split(' | ').map((part) => part.trim());
      const expected = Object.fromEntries(
        fields.map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]),
      );
      return { question, intent, expected };
    });
}

/** What was read, in the words of the table; what the table leaves out must not have been read either. */
export function seen(reading: Understanding, expected: Record<string, string>): Record<string, string> {
  const all = listed(reading);
  const always = ['services', 'devices', 'hosts', 'traceIds', 'ids', 'errorCodes', 'phrases', 'memory'];
  return Object.fromEntries(
    Object.entries(all).filter(
      ([field, value]) => (always.includes(field) && value !== '') || field in expected,
    ),
  );
}
