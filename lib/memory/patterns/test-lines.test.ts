import { expect, test } from 'vitest';
import { judgeLines } from './test-lines.ts';

const pattern = {
  positiveSamples: ['event queue of <*> not drained for <*> s', 'poller <*> sent no heartbeat'],
  negativeSamples: ['maintenance of <*> began'],
};

test('lines with half of the samples are taken for the pattern, whatever stands in the variable places', () => {
  const test = judgeLines('10:00 WARN poller kestrel-7 sent no heartbeat\nGET /status 200\n\n', pattern);
  expect(test).toMatchObject({ taken: true, looked: 2 });
  expect(test.lines.map(({ fits }) => fits?.side ?? null)).toEqual(['for', null]);
  expect(test.sentence).toContain('1 of its 2 sample lines occur');
});

test('a line of another trouble refuses the pattern, however well the others fit', () => {
  const text = 'event queue of a not drained for 9 s\nmaintenance of kestrel began';
  expect(judgeLines(text, pattern).taken).toBe(false);
});

test('too few samples, none, and a pattern without samples are told apart', () => {
  const many = { positiveSamples: ['alpha one', 'beta two', 'gamma three'], negativeSamples: [] };
  expect(judgeLines('alpha one', many).sentence).toContain('only 1 of its 3');
  expect(judgeLines('delta', many).sentence).toContain('none');
  expect(judgeLines('delta', { positiveSamples: ['<*> <*>'], negativeSamples: [] }).sentence).toContain(
    'no sample lines',
  );
});

test('a very long paste is looked at up to a bound, and says so', () => {
  const test = judgeLines('beta two\n'.repeat(5_000), { positiveSamples: ['beta two'], negativeSamples: [] });
  expect([test.looked, test.given]).toEqual([1_000, 5_000]);
});
