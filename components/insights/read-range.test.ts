import { expect, test } from 'vitest';
import { readRange } from './read-range.ts';

const today = '2026-05-20';

test('an address names the last days, or two days of its own', () => {
  expect(readRange({ days: '7' }, today)).toMatchObject({ from: '2026-05-14', to: today, days: 7 });
  expect(readRange({ from: '2026-01-01', to: '2026-01-31', domain: 'payments' }, today)).toEqual({
    from: '2026-01-01',
    to: '2026-01-31',
    days: null,
    domain: 'payments',
  });
});

test('what is said wrongly reads as the last thirty days, turned days as if turned back', () => {
  expect(readRange({ days: '5', from: 'May' }, today)).toMatchObject({ from: '2026-04-21', days: 30 });
  expect(readRange({ from: '2026-05-09', to: '2026-05-01' }, today)).toMatchObject({
    from: '2026-05-01',
    to: '2026-05-09',
  });
});

test('a span of many years is cut to what can be shown', () => {
  expect(readRange({ from: '1990-01-01' }, today).from).toBe('2025-04-16');
});
