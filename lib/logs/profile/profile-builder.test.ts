import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LogStream } from '../read/open-stream.ts';
import { decodeProfile, encodeProfile } from './encode-profile.ts';
import { countsOf } from './profile.ts';
import { mergeProfiles, ProfileBuilder } from './profile-builder.ts';

const encoder = new TextEncoder();

function build(text: string, file = 'app.log', cut = 0): ProfileBuilder {
  const builder = new ProfileBuilder();
  builder.openFile(file);
  const stream = new LogStream({ file }, (record) => builder.add(record));
  const bytes = encoder.encode(text);
  stream.push(bytes.subarray(0, cut));
  stream.push(bytes.subarray(cut));
  stream.end();
  builder.noteSkipped(stream.counts);
  return builder;
}

function line(i: number): string {
  const minute = String(Math.floor(i / 6) % 60).padStart(2, '0');
  const second = String((i % 6) * 10).padStart(2, '0');
  const level = i % 10 === 9 ? 'ERROR' : 'INFO';
  const what =
    i % 10 === 9
      ? `payment ${i} refused for user u${i % 3} at 10.1.0.${i % 4}`
      : `order ${i} stored in ${i % 50} ms`;
  return `2031-03-04 05:${minute}:${second},000 ${level} [shop-${i % 2}] ${what}`;
}

const sample = Array.from({ length: 300 }, (_, i) => line(i)).join('\n');

test('templates carry levels, times, counts per minute and the values of their places', () => {
  const profile = build(sample).finish();
  const refused = profile.templates.findIndex((template) => template.text.startsWith('payment'));
  expect(profile.records).toBe(300);
  expect(profile.templates[refused]).toMatchObject({ count: 30, firstTime: Date.UTC(2031, 2, 4, 5, 1, 30) });
  expect(profile.templates[refused]?.levels[5]).toBe(30);
  const minutes = countsOf(
    profile.templateCounts,
    refused,
    Date.UTC(2031, 2, 4, 5, 1),
    Date.UTC(2031, 2, 4, 5, 5),
  );
  expect(minutes.map((minute) => minute.count)).toEqual([1, 0, 1, 1].filter((count) => count > 0));
  expect(profile.entities.filter((entity) => entity.kind === 'ip')).toHaveLength(2);
});

test('exceptions that only folded lines name are entities, causes too', () => {
  const thrown = `2031-03-04 05:00:00 ERROR cannot pay
org.shop.PayException: no answer
\tat org.shop.Pay.send(Pay.java:7)
Caused by: java.net.ConnectException: refused
\t... 3 more
2031-03-04 05:00:01 ERROR worker died
Traceback (most recent call last):
  File "shop.py", line 3, in run
ValueError: 7
2031-03-04 05:00:02 INFO fine`;
  const { entities } = decodeProfile(encodeProfile(build(thrown)))!.finish();
  expect(entities.map(({ kind, name, records }) => `${kind} ${name} ${records}`)).toEqual([
    'exception ValueError 1',
    'exception java.net.ConnectException 1',
    'exception org.shop.PayException 1',
  ]);
});

test('the cut into chunks changes nothing', () => {
  const whole = build(sample).finish();
  fc.assert(
    fc.property(fc.nat(sample.length), (cut) => {
      expect(build(sample, 'app.log', cut).finish()).toEqual(whole);
    }),
    { numRuns: 30 },
  );
});

test('profiles of parts merge to the same in any order, also after being stored', () => {
  const parts = ['a.log', 'b.log', 'c.log'].map((file, p) =>
    build(Array.from({ length: 80 }, (_, i) => line(i + 80 * p)).join('\n'), file),
  );
  const stored = parts.map((part) => decodeProfile(encodeProfile(part))!);
  expect(mergeProfiles([...stored].reverse()).finish()).toMatchObject({
    ...mergeProfiles(parts).finish(),
    leafTemplate: expect.anything(),
  });
});

test('a stored profile reads back the same, whatever its lines hold', () => {
  const text = fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 4000 }).map(line),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('2031-03-04 05:00:00 trace_id=4bf92f3577b34da6a3ce929d0e0e4736 went', 'x'.repeat(3000)),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(text, (lines) => {
      const built = build(lines.join('\n'));
      const bytes = encodeProfile(built);
      const read = decodeProfile(bytes)!;
      expect(encodeProfile(read)).toEqual(bytes);
      expect(read.finish()).toEqual(built.finish());
    }),
    { numRuns: 40 },
  );
});

test('bytes of another engine are told, not read', () => {
  expect(decodeProfile(encoder.encode('{"version":1}'))).toBeUndefined();
  const bytes = encodeProfile(build(sample));
  expect(() => decodeProfile(bytes.subarray(0, bytes.length >> 1))).toThrow(RangeError);
});
