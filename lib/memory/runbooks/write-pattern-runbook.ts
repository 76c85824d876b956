import type { PatternDetail } from '#lib/contracts/memory.ts';
import { quote } from '../answer/memory-answer.ts';
import { code, section } from './runbook-parts.ts';

/** What is known of a pattern as Markdown to follow. Words from logs stand in code spans and can do nothing. */
export function patternRunbook(pattern: PatternDetail): string {
  const { solved, tried } = pattern;
  const helped = pattern.steps.filter(({ worked, failed }) => worked > 0 || failed === 0);
  const failed = pattern.steps.filter(({ worked, failed }) => worked === 0 && failed > 0);
  const learned = new Set(pattern.outcomes.flatMap(({ knowledge }) => knowledge ?? []));
  return `${[
    `# ${quote(pattern.title || pattern.errorType)}`,
    '',
    `- Pattern: ${code(pattern.key)}`,
    `- Seen: ${pattern.occurrences} ${pattern.occurrences === 1 ? 'time' : 'times'}, last ${pattern.lastSeen}`,
    `- Solved: ${tried === 0 ? 'nothing was recorded yet' : `${solved} of ${tried} tries`}`,
    ...section(
      'Typical causes',
      pattern.causes.map((cause) => `- ${quote(cause, 500)}`),
    ),
    ...section(
      'How to recognise it',
      pattern.positiveSamples.map((sample) => `- ${code(sample)}`),
    ),
    ...section(
      'It is something else when you see',
      pattern.negativeSamples.map((sample) => `- ${code(sample)}`),
    ),
    ...section(
      'What to do, in this order',
      helped.map(
        (step, at) =>
          `${at + 1}. ${quote(step.text)}${step.worked + step.failed > 0 ? ` (worked ${step.worked} of ${step.worked + step.failed})` : ''}`,
      ),
    ),
    ...section(
      'What did not help',
      failed.map(({ text, failed: times }) => `- ${quote(text)} (${times}×)`),
    ),
    ...section(
      'What was learned',
      [...learned].map((text) => `- ${quote(text, 500)}`),
    ),
    ...section(
      'Investigations',
      pattern.investigations
        .slice(0, 20)
        .map(({ title, status, at }) => `- ${at.slice(0, 10)} ${quote(title)} (${status})`),
    ),
  ].join('\n')}\n`;
}
