import { describe, expect, it } from 'vitest';
import { TIME_ABSOLUTE, TIME_DAYLESS, TIME_LOCAL, TIME_YEARLESS } from '../record.ts';
import { settleDateOrder } from './learn-layouts.ts';
import { readStamp } from './read-stamp.ts';
import { Stamp, type StampContext } from './stamp.ts';

const fresh = (): StampContext => ({
  referenceTime: Date.UTC(2024, 5, 1),
  dayFirst: undefined,
  triple: undefined,
});

function read(text: string, context = fresh()): [string, number, string] | undefined {
  const buf = Buffer.from(text);
  const stamp = new Stamp();
  if (!readStamp(buf, 0, buf.length, context, stamp)) return undefined;
  return [new Date(Math.floor(stamp.time + 1e-4)).toISOString(), stamp.kind, text.slice(0, stamp.end)];
}

describe('readStamp', () => {
  it.each([
    ['2024-03-01T10:00:00Z', '2024-03-01T10:00:00.000Z', TIME_ABSOLUTE],
    ['2024-03-01T10:00:00.5+01:00', '2024-03-01T09:00:00.500Z', TIME_ABSOLUTE],
    ['2024-03-01 10:00:00,123 -0730', '2024-03-01T17:30:00.123Z', TIME_ABSOLUTE],
    ['2024-03-01 10:00:00 CEST', '2024-03-01T08:00:00.000Z', TIME_ABSOLUTE],
    ['2024/3/1 9:05:07', '2024-03-01T09:05:07.000Z', TIME_LOCAL],
    ['2024-Mar-01 10:00:00.250', '2024-03-01T10:00:00.250Z', TIME_LOCAL],
    ['20240301T100000Z', '2024-03-01T10:00:00.000Z', TIME_ABSOLUTE],
    ['20240301100000', '2024-03-01T10:00:00.000Z', TIME_LOCAL],
    ['240301 10:00:00', '2024-03-01T10:00:00.000Z', TIME_LOCAL],
    ['01/Mar/2024:10:00:00 -0700', '2024-03-01T17:00:00.000Z', TIME_ABSOLUTE],
    ['Fri, 01 Mar 2024 10:00:00 GMT', '2024-03-01T10:00:00.000Z', TIME_ABSOLUTE],
    ['Mar  1 10:00:00 2024', '2024-03-01T10:00:00.000Z', TIME_LOCAL],
    ['Mar 1, 2024 12:00:05 AM', '2024-03-01T00:00:05.000Z', TIME_LOCAL],
    ['3/1/24 1:00:00 PM', '2024-03-01T13:00:00.000Z', TIME_LOCAL],
    ['1709287200', '2024-03-01T10:00:00.000Z', TIME_ABSOLUTE],
    ['1709287200.125', '2024-03-01T10:00:00.125Z', TIME_ABSOLUTE],
    ['1709287200125', '2024-03-01T10:00:00.125Z', TIME_ABSOLUTE],
    ['1709287200125000', '2024-03-01T10:00:00.125Z', TIME_ABSOLUTE],
    ['1709287200125000000', '2024-03-01T10:00:00.125Z', TIME_ABSOLUTE],
    ['I0301 10:00:00.125000', '2024-03-01T10:00:00.125Z', TIME_YEARLESS],
    ['10:00:00.125', '2024-06-01T10:00:00.125Z', TIME_DAYLESS],
  ] as const)('reads %s whole', (text, time, kind) => {
    expect(read(text)).toEqual([time, kind, text]);
  });

  it('puts a date without a year into the last year that does not lie ahead', () => {
    expect(read('Dec 31 23:59:59')?.[0]).toBe('2023-12-31T23:59:59.000Z');
    expect(read('Feb 29 10:00:00')?.[0]).toBe('2024-02-29T10:00:00.000Z');
  });

  it('reads two-digit years as POSIX does', () => {
    expect(read('03/01/69 10:00:00', { ...fresh(), triple: 'mdy' })?.[0]).toBe('2069-03-01T10:00:00.000Z');
    expect(read('03/01/70 10:00:00', { ...fresh(), triple: 'mdy' })?.[0]).toBe('1970-03-01T10:00:00.000Z');
  });

  it('settles the order of day and month by what the other lines of the file show', () => {
    const order = (...texts: string[]) => {
      const context = fresh();
      const lines = [];
      let at = 0;
      for (const text of texts) {
        lines.push({ start: at, end: at + text.length });
        at += text.length;
      }
      settleDateOrder(Buffer.from(texts.join('')), lines, context);
      return read('03/04/2024 10:00:00', context)?.[0];
    };
    expect(order('03/04/2024 10:00:00', '13/04/2024 10:00:00')).toBe('2024-04-03T10:00:00.000Z');
    expect(order('03/04/2024 10:00:00', '03/14/2024 10:00:00')).toBe('2024-03-04T10:00:00.000Z');
    expect(order('03/04/2024 10:00:00', '04/04/2024 10:00:00')).toBe('2024-04-03T10:00:00.000Z');
  });

  it.each(['2024-13-01 10:00:00', '10:61:00', '4294967295', '127.0.0.1', 'Marble 1 10:00:00', '12:00'])(
    'takes %s for no stamp',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});
