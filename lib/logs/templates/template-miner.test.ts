import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader } from '../bytes/byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { TemplateMiner } from './template-miner.ts';

const encoder = new TextEncoder();

function feed(miner: TemplateMiner, messages: string[]): number[] {
  return messages.map((message) => {
    const bytes = encoder.encode(message);
    return miner.add(bytes, 0, bytes.length);
  });
}

function stored(miner: TemplateMiner): TemplateMiner {
  const out = new ByteWriter();
  miner.write(out);
  return TemplateMiner.read(new ByteReader(out.finish()));
}

function texts(messages: string[]): string[] {
  const miner = new TemplateMiner();
  feed(miner, messages);
  return miner.finish().templates.map((template) => template.text);
}

/** Words, values and signs as logs have them. */
const piece = fc.oneof(
  fc.constantFrom(
    'open',
    'closed',
    'user',
    'from',
    'failed',
    'Jan',
    'true',
    'GET',
    'peer',
    'node',
    "it's",
    "don't",
  ),
  fc.constantFrom(
    '=',
    ':',
    ' ',
    '  ',
    ', ',
    '(',
    ')',
    '[',
    ']',
    '"',
    "'",
    '...',
    '.',
    '!',
    '/',
    '://',
    '<',
    '>',
    '->',
    '%',
  ),
  fc.constantFrom(
    '10.0.0.1:80',
    '/var/log/x.log',
    'a=b',
    'id=7f',
    'C:\\temp',
    '5 KB',
    '12ms',
    'a1b2',
    'x.example.com:80',
  ),
  fc.string({ maxLength: 6 }),
);
const message = fc.array(piece, { maxLength: 20 }).map((parts) => parts.join(''));

test('what a message says is kept, what varies is a place with its values', () => {
  const messages = Array.from(
    { length: 40 },
    (_, i) => `Order ${1000 + i} shipped to zone ${i % 4} in ${i + 3} ms`,
  );
  const miner = new TemplateMiner();
  feed(miner, messages);
  const [template] = miner.finish().templates;
  expect(template).toMatchObject({ text: 'Order <*> shipped to zone <*> in <*> ms', count: 40 });
  expect(template?.slots[1]).toMatchObject({ distinct: 4, isExact: true });
  expect(template?.slots[1]?.top).toContainEqual({ text: '0', count: 10 });
  expect(template?.slots[2]?.quantiles).toMatchObject({ min: 3, p50: 22, max: 42 });
});

test('values are those of the messages taken in by then, whenever they are asked for', () => {
  const miner = new TemplateMiner();
  feed(miner, ['Order 17 shipped', 'Order 18 shipped']);
  const early = miner.finish().templates[0]!;
  feed(
    miner,
    Array.from({ length: 5000 }, (_, i) => `Order ${100 + i} shipped`),
  );
  const late = miner.finish().templates[0]!;
  expect(late.count).toBe(5002);
  for (const { slots } of [early, late]) for (const { text } of slots[0]!.top) expect(text).toMatch(/^\d+$/);
});

test('names that differ between otherwise equal lines become a place', () => {
  const names = ['ada', 'grace', 'linus', 'margaret', 'dennis', 'barbara', 'ken'];
  expect(texts(names.map((name) => `Login refused for ${name} by policy`))).toEqual([
    'Login refused for <*> by policy',
  ]);
});

test('a few different words are kept apart', () => {
  expect(texts(['breaker is open now', 'breaker is closed now'])).toHaveLength(2);
});

test('the order of lines, the cut into parts and the order of merging change nothing', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 40 }), fc.nat(40), (messages, cut) => {
      const whole = new TemplateMiner();
      feed(whole, messages);
      const first = new TemplateMiner();
      const second = new TemplateMiner();
      feed(first, messages.slice(0, cut));
      feed(second, messages.slice(cut).reverse());
      second.absorb(stored(first));
      expect(second.finish().templates).toEqual(whole.finish().templates);
    }),
    { numRuns: 300 },
  );
});

test('a key that begins with a digit and one that begins with a letter stay two shapes in any order', () => {
  const messages = ['12msid=7f', 'a1b2=/var/log/x.log'];
  expect(texts(messages)).toEqual(texts([...messages].reverse()));
  expect(texts(messages)).toHaveLength(2);
});

test('a stored state finds the template of every line again', () => {
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 20 }), (messages) => {
      const miner = new TemplateMiner();
      const leaves = feed(miner, messages);
      const copy = stored(miner);
      const wanted = leaves.map((leaf) => miner.finish().templates[miner.finish().leafTemplate[leaf]!]!.text);
      const { templates, leafTemplate } = copy.finish();
      messages.forEach((text, i) => {
        const bytes = encoder.encode(text);
        const leaf = copy.match(bytes, 0, bytes.length);
        expect(templates[leafTemplate[leaf]!]?.text).toBe(wanted[i]);
      });
    }),
    { numRuns: 200 },
  );
});

test('arbitrary bytes are counted, never a crash', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 10 }), (lines) => {
      const miner = new TemplateMiner();
      for (const line of lines) miner.add(line, 0, line.length);
      const total = miner.finish().templates.reduce((sum, template) => sum + template.count, 0);
      expect(total).toBe(lines.length);
    }),
    { numRuns: 500 },
  );
});

test('text of random words stays within bounds and every line is counted', () => {
  const miner = new TemplateMiner();
  let state = 7;
  const word = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state.toString(36).replace(/\d/g, 'q');
  };
  const lines = 90_000;
  const leaves = new Set(feed(miner, ['disk sda is full']));
  for (let i = 0; i < lines; i++)
    for (const leaf of feed(miner, [`${word()} ${word()} ${word()}`])) leaves.add(leaf);
  expect(miner.leaves.length).toBeLessThanOrEqual(32_001);
  expect(Math.max(...leaves)).toBeLessThan(miner.leaves.length);
  expect(miner.leaves.reduce((sum, leaf) => sum + leaf.count, 0)).toBe(lines + 1);
  const { templates, leafTemplate } = miner.finish();
  expect(templates.reduce((sum, template) => sum + template.count, 0)).toBe(lines + 1);
  const [known] = feed(miner, ['disk sda is full']);
  expect(templates[leafTemplate[known!]!]?.text).toBe('disk sda is full');
});
