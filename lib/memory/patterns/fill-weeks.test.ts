import { expect, test } from 'vitest';
import { fillWeeks } from './read-pattern-page.ts';

const week = (monday: string, investigations = 1) => ({ week: monday, investigations, worked: 0, failed: 0 });

test('weeks in which nothing happened are there, up to the current one', () => {
  const filled = fillWeeks([week('2026-05-04'), week('2026-05-18', 3)], '2026-05-27');
  expect(filled.map(({ week: monday, investigations }) => [monday, investigations])).toEqual([
    ['2026-05-04', 1],
    ['2026-05-11', 0],
    ['2026-05-18', 3],
    ['2026-05-25', 0],
  ]);
  expect(fillWeeks([], '2026-05-27')).toEqual([]);
});

test('of a long time the last year is shown', () => {
  const filled = fillWeeks([week('2020-01-06')], '2026-05-27');
  expect(filled).toHaveLength(53);
  expect(filled.at(-1)?.week).toBe('2026-05-25');
});
