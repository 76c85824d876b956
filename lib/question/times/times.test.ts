import { describe, expect, it } from 'vitest';
import { understandQuestion } from '../understand-question.ts';
import { instantOf, wallOf } from './zones.ts';

const now = new Date('2024-05-15T09:30:00Z');
const rangeOf = (
  text: string,
  timeZone = 'Europe/Rome',
  logRange?: { from?: string; to?: string },
  at = now,
) => {
  const { timeRange } = understandQuestion({
    text,
    now: at,
    timeZone,
    ...(logRange ? { logRange } : {}),
  }).parameters;
  return [timeRange?.from?.slice(0, 16), timeRange?.to?.slice(0, 16)];
};

describe('times in a question', () => {
  it.each([
    ['errors since about 08:43 UTC on 2023-01-29', '2023-01-29T08:43', undefined],
    ['errors between 1 and 3 pm yesterday', '2024-05-14T11:00', '2024-05-14T13:00'],
    ['errors on 3rd of March', '2024-03-02T23:00', '2024-03-03T23:00'],
    ['errors on Dec 24', '2023-12-23T23:00', '2023-12-24T23:00'],
    ['errors in January 2023', '2022-12-31T23:00', '2023-01-31T23:00'],
    ['errors from 2024-05-01T10:00:00Z to 2024-05-01T11:30:00Z', '2024-05-01T10:00', '2024-05-01T11:30'],
    ['errors from 10:00 to 10:30 CET', '2024-05-15T09:00', '2024-05-15T09:30'],
    ['errors since 1715760000', '2024-05-15T08:00', undefined],
    ['errors before 10:05', undefined, '2024-05-15T08:05'],
    ['errors until yesterday', undefined, '2024-05-14T22:00'],
    ['errors half an hour ago', '2024-05-15T08:45', '2024-05-15T09:15'],
    ['errors last weekend', '2024-05-10T22:00', '2024-05-12T22:00'],
    ['errors on 14.05.2024 at 10:00', '2024-05-14T07:55', '2024-05-14T08:05'],
    ['errors 10:00-10:15 on Monday', '2024-05-13T08:00', '2024-05-13T08:15'],
    ['errors shortly before 10:05', '2024-05-15T07:50', '2024-05-15T08:05'],
    ['errors the day before yesterday', '2024-05-12T22:00', '2024-05-13T22:00'],
    ['errors in the last 7 days', '2024-05-08T09:30', '2024-05-15T09:30'],
    ['errors at 10:05 Europe/London', '2024-05-15T09:00', '2024-05-15T09:10'],
    ['errors at 25:99', undefined, undefined],
    ['10 errors on port 8080 in version 1.2.3', undefined, undefined],
  ])('"%s" is understood', (text, from, to) => {
    expect(rangeOf(text)).toEqual([from, to]);
  });

  it('of old logs are read against the clock of the logs', () => {
    const logs = { from: '2023-01-29T08:30:00Z', to: '2023-01-29T09:05:00Z' };
    expect(rangeOf('errors between 8:40 and 8:50', 'UTC', logs)).toEqual([
      '2023-01-29T08:40',
      '2023-01-29T08:50',
    ]);
    expect(rangeOf('errors in the last 10 minutes', 'UTC', logs)).toEqual([
      '2023-01-29T08:55',
      '2023-01-29T09:05',
    ]);
    expect(rangeOf('errors since yesterday', 'UTC', { from: '2023-01-20T00:00:00Z', to: logs.to })).toEqual([
      '2023-01-28T00:00',
      undefined,
    ]);
  });

  it('fall back to UTC where only that meets the logs', () => {
    const logs = { from: '2023-01-29T08:30:00Z', to: '2023-01-29T09:05:00Z' };
    expect(rangeOf('errors around 8:45', 'America/New_York', logs)).toEqual([
      '2023-01-29T08:30',
      '2023-01-29T09:00',
    ]);
  });

  it('follow the date order of the place', () => {
    expect(rangeOf('errors on 03/04/2024', 'America/New_York')[0]).toBe('2024-03-04T05:00');
    expect(rangeOf('errors on 03/04/2024', 'Europe/Rome')[0]).toBe('2024-04-02T22:00');
  });

  it('span days of 23 and 25 hours where the clocks change', () => {
    expect(rangeOf('errors on 2024-03-31')).toEqual(['2024-03-30T23:00', '2024-03-31T22:00']);
    expect(
      rangeOf('errors on 2024-10-27', 'Europe/Rome', undefined, new Date('2024-11-01T00:00:00Z')),
    ).toEqual(['2024-10-26T22:00', '2024-10-27T23:00']);
  });

  it('in quotes are no times', () => {
    expect(rangeOf('find "yesterday at 10:05"')).toEqual([undefined, undefined]);
  });

  it('told by an event leave the range to the logs', () => {
    const reading = understandQuestion({ text: 'what broke after the deploy?', now, timeZone: 'UTC' });
    expect(reading.parameters.timeRange).toBeUndefined();
    expect(reading.event).toEqual({ side: 'after', words: 'after the deploy' });
  });
});

describe('zones', () => {
  it('take the first of the hour that occurs twice and skip the one that never was', () => {
    const rome = 'Europe/Rome';
    expect(new Date(instantOf(rome, { y: 2024, mo: 10, d: 27, h: 2, mi: 30, s: 0 })).toISOString()).toBe(
      '2024-10-27T00:30:00.000Z',
    );
    expect(wallOf(rome, instantOf(rome, { y: 2024, mo: 3, d: 31, h: 2, mi: 30, s: 0 }))).toMatchObject({
      h: 3,
      mi: 30,
    });
  });
});
