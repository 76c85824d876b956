import { expect, test } from 'vitest';
import { meanInPercent, rankedOf } from './retrieval.ts';

test('recall is the share of wanted ids and the reciprocal rank that of the first', () => {
  const ranked = rankedOf(['a', 'b', 'c', 'd', 'e', 'f'], ['c', 'f', 'missing', 'b']);
  expect(ranked.recall).toEqual({ 1: 0, 5: 0.5, 10: 0.75 });
  expect(ranked.reciprocal).toBe(1 / 2);
});

test('nothing found counts as nothing', () => {
  expect(meanInPercent([rankedOf([], ['a']), rankedOf(['a'], ['a'])])).toEqual({
    recall1: 50,
    recall5: 50,
    recall10: 50,
    mrr: 50,
  });
});
