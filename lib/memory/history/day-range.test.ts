import { expect, test } from 'vitest';
import { dayIn, dayRange, startOfDay } from './day-range.ts';

test('days are those of the zone, both ends included', () => {
  expect(dayRange({ from: '2026-05-01', to: '2026-05-01', timeZone: 'Europe/Rome' })).toEqual({
    from: new Date('2026-04-30T22:00:00Z'),
    to: new Date('2026-05-01T22:00:00Z'),
  });
  expect(dayRange({ timeZone: 'UTC' })).toEqual({});
});

test('a day on which the clocks change has its own length', () => {
  const { from, to } = dayRange({ from: '2026-03-29', to: '2026-03-29', timeZone: 'Europe/Rome' });
  expect(to!.getTime() - from!.getTime()).toBe(23 * 3_600_000);
  expect(startOfDay('2026-11-01', 'America/New_York')).toEqual(new Date('2026-11-01T04:00:00Z'));
});

test('an instant belongs to the day of the zone', () => {
  expect(dayIn(new Date('2026-05-01T22:30:00Z'), 'Europe/Rome')).toBe('2026-05-02');
  expect(dayIn(new Date('2026-05-01T22:30:00Z'), 'UTC')).toBe('2026-05-01');
});
