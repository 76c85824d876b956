import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TIME_DAYLESS } from '../record.ts';
import { readStamp } from './read-stamp.ts';
import { SHAPE_CLOCK, SHAPE_GLOG, SHAPE_MONTH_DAY, SHAPE_YMD, Stamp, type StampContext } from './stamp.ts';
import { StampReader } from './stamp-reader.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number) => String(value).padStart(2, '0');

/** Ways in which programs write one instant. */
const FORMS: ((time: Date, fraction: string) => string)[] = [
  (t, f) => `${t.toISOString().slice(0, 19)}${f}Z`,
  (t, f) => `${t.toISOString().slice(0, 19).replace('T', ' ')}${f.replace('.', ',')}`,
  (t, f) => `${t.toISOString().slice(0, 10)}-${t.toISOString().slice(11, 19).replaceAll(':', '.')}${f}`,
  (t) => `${t.toISOString().slice(0, 19)}+02:00`,
  (t, f) => `${MONTHS[t.getUTCMonth()]} ${two(t.getUTCDate())} ${t.toISOString().slice(11, 19)}${f}`,
  (t) => `${MONTHS[t.getUTCMonth()]} ${two(t.getUTCDate())} ${t.toISOString().slice(11, 19)} 2024`,
  (t, f) => `I${two(t.getUTCMonth() + 1)}${two(t.getUTCDate())} ${t.toISOString().slice(11, 19)}${f}`,
  (t) =>
    `${two(t.getUTCFullYear() % 100)}${two(t.getUTCMonth() + 1)}${two(t.getUTCDate())} ${t.toISOString().slice(11, 19).replaceAll(':', '')}`,
  (t) => String(Math.floor(t.getTime() / 1000)),
  (t) => String(t.getTime()),
];

const instant = fc
  .tuple(fc.constantFrom(0, 1, 31, 270), fc.integer({ min: 0, max: 86_399_999 }))
  .map(([day, ms]) => new Date(Date.UTC(2023, 3, 1 + day) + ms));
const stamp = fc
  .tuple(
    fc.nat(FORMS.length - 1),
    instant,
    fc.constantFrom('', '.5', '.123', '.123456', '.123456789', '.1234567891'),
  )
  .map(([form, time, fraction]) => FORMS[form]!(time, fraction));
/** A byte in which a line differs from the one before it, and what follows the stamp. */
const line = fc
  .tuple(
    stamp,
    fc.nat(40),
    fc.constantFrom(...'09:.,-+ ZTaI5P'),
    fc.boolean(),
    fc.constantFrom(
      ...[
        '',
        ' x',
        ' INFO',
        ' 5',
        'Z',
        ' Z',
        ' +1',
        ' +0100',
        ']',
        '1',
        ' UTC',
        ' PM',
        'pm',
        ' 2024',
        ' 2024 x',
      ],
      ...[' 2024,', ':5', ':', ',', ', x', 'T', ' CEST 2024', ' 10.0.0.1'],
    ),
  )
  .map(([text, at, byte, changed, rest]) =>
    changed && at < text.length ? text.slice(0, at) + byte + text.slice(at + 1) + rest : text + rest,
  );

function context(): StampContext {
  return { referenceTime: Date.UTC(2024, 5, 1), dayFirst: undefined, triple: undefined };
}

test('a reader that remembers the day reads every stamp as one that does not', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(-1, SHAPE_YMD, SHAPE_MONTH_DAY, SHAPE_GLOG),
      fc.array(line, { minLength: 2, maxLength: 12 }),
      (shape, lines) => {
        const reader = new StampReader(shape, context());
        const plain = new Stamp();
        for (const text of lines) {
          const buf = Buffer.from(`${text}\n`);
          const found = readStamp(buf, 0, text.length, context(), plain);
          const fits = found && (shape < 0 || plain.shape === shape);
          if (found && plain.kind === TIME_DAYLESS) continue;
          expect([text, reader.read(buf, 0, text.length)]).toEqual([text, fits]);
          if (fits)
            expect([text, reader.start, reader.end, reader.time, reader.kind]).toEqual([
              text,
              plain.start,
              plain.end,
              plain.time,
              plain.kind,
            ]);
        }
      },
    ),
    { numRuns: 6_000 },
  );
});

test('readers of several layouts that look at one line in turn agree with one that looks alone', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 2, maxLength: 12 }), (lines) => {
      const shared: StampContext = {
        ...context(),
        memo: { at: -1, end: -1, found: false, stamp: new Stamp(), reader: undefined },
      };
      const shapes = [SHAPE_YMD, SHAPE_MONTH_DAY, SHAPE_GLOG, SHAPE_CLOCK, SHAPE_YMD];
      const readers = shapes.map((shape) => new StampReader(shape, shared));
      const plain = new Stamp();
      for (const text of lines) {
        const buf = Buffer.from(text);
        const found = readStamp(buf, 0, buf.length, context(), plain);
        if (found && plain.kind === TIME_DAYLESS) continue;
        shared.memo!.at = -1;
        for (const [i, reader] of readers.entries()) {
          const fits = found && plain.shape === shapes[i];
          if (!reader.mayRead(0, buf.length)) expect([text, fits]).toEqual([text, false]);
          expect([text, i, reader.read(buf, 0, buf.length)]).toEqual([text, i, fits]);
          if (fits) expect([text, reader.end, reader.time]).toEqual([text, plain.end, plain.time]);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});
