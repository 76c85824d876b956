import { expect, test } from 'vitest';
import { dateCues, dateFit } from './date-cues.ts';

test('dates are read in the usual spellings', () => {
  expect(dateCues('on 31 July, 2023')).toEqual([{ year: 2023, month: 6, day: 31 }]);
  expect(dateCues('on July 3rd 2024?')).toEqual([{ year: 2024, month: 6, day: 3 }]);
  expect(dateCues('since 2024-02-29')).toEqual([{ year: 2024, month: 1, day: 29 }]);
  expect(dateCues('back in March 2025')).toEqual([{ year: 2025, month: 2 }]);
  expect(dateCues('what broke in June')).toEqual([{ month: 5 }]);
});

test('words that only look like months are no dates', () => {
  expect(dateCues('it may fail, march on')).toEqual([]);
});

test('what was said on the day fits best, soon after fits less, long after not at all', () => {
  const cues = dateCues('on 31 July 2023');
  const fitOn = (day: string) => dateFit(Date.parse(day), cues);
  expect(fitOn('2023-07-31T10:00Z')).toBe(1);
  expect(fitOn('2023-08-02')).toBeGreaterThan(0.4);
  expect(fitOn('2023-08-02')).toBeLessThan(1);
  expect(fitOn('2023-10-01')).toBeLessThan(0.01);
  expect(fitOn('2023-07-01')).toBe(0);
});
