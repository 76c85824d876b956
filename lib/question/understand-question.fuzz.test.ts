import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryQuestionSchema } from '#lib/contracts/memory-question.ts';
import { type PreviousRun, understandingSchema } from '#lib/contracts/question.ts';
import { understandQuestion } from './understand-question.ts';

const base = { now: new Date('2024-05-15T09:30:00Z'), timeZone: 'Europe/Rome' };
const dictionary = [
  { kind: 'service', name: 'billing-service', count: 3 },
  { kind: 'device', name: 'Mount Verde 2', count: 1 },
] as const;
const previous: PreviousRun = {
  parameters: { intent: 'diagnose', services: ['billing-service'] },
  answer: { traceIds: ['ab12'] },
};
const pieces = fc.constantFrom(
  'between',
  '10',
  '10:15',
  'and',
  'yesterday',
  'last',
  'Tuesday',
  "'",
  '"',
  '`',
  'service',
  'device',
  'trace',
  '2024-02-30',
  'ago',
  '99',
  'hours',
  '1715765400',
  'vs',
  'not',
  'fixed by',
  'call me',
  'most common',
  '500s',
  '::',
  '-',
  '.',
  'Z',
  '+02:00',
  'gestern',
  'il y a',
  'desde las',
  'billing',
  '()',
  '\n',
  '```',
  '\u0000',
  '𝕏',
  'İ',
  'before and after',
  'per',
  'what was wrong with',
);

function readable(text: string): void {
  const reading = understandQuestion({
    ...base,
    text,
    dictionary,
    previous,
    logRange: { from: '2023-01-01T00:00:00Z', to: '2023-01-01T06:00:00Z' },
  });
  expect(understandingSchema.safeParse(reading).error).toBeUndefined();
  if (reading.memoryQuestion)
    expect(memoryQuestionSchema.safeParse(reading.memoryQuestion).error).toBeUndefined();
}

describe('any text', () => {
  it('is read without throwing into parameters the contract accepts', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), readable), { numRuns: 150 });
  });

  it('made of the words of questions in any order is read without throwing', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (words) => readable(words.join(' '))),
      { numRuns: 300 },
    );
  });

  it('of a hundred thousand characters comes back', () => {
    const hostile = [
      'a',
      '-',
      '.',
      ' ',
      '1:',
      'a-',
      "'",
      '"',
      '10 and ',
      'between 1 ',
      '\n',
      'é',
      'service x, ',
      '<|endoftext|>',
      'a.b.',
      '::',
      '0',
      'yesterday ',
      'how ',
      'did we ',
      'fixed by ',
      'what was ',
      '2024-01-01 ',
    ];
    for (const piece of hostile) readable(piece.repeat(Math.ceil(100_000 / piece.length)));
  });

  it('with broken settings is still read', () => {
    const reading = understandQuestion({
      text: 'errors since yesterday',
      now: base.now,
      timeZone: 'No/Where',
      logRange: { from: 'never', to: '' },
    });
    expect(reading.parameters.timeRange?.from).toBe('2024-05-14T00:00:00.000Z');
    expect(understandQuestion({ ...base, text: '' }).parameters.intent).toBe('diagnose');
  });
});
