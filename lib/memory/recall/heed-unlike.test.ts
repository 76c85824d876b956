import { expect, it } from 'vitest';
import { heedUnlike } from './heed-unlike.ts';

const hits = [
  { conversationId: 'kin', score: 0.9 },
  { conversationId: 'stranger', score: 0.8 },
  { conversationId: 'other', score: 0.5 },
];
const order = (pairs: { fromId: string; toId: string }[]) =>
  heedUnlike(hits, 'asked', pairs).map(({ conversationId, score }) => [conversationId, score]);

it('leaves out what was said not to be the same as the asked one, whoever of both it was said of', () => {
  expect(order([{ fromId: 'asked', toId: 'kin' }]).map(([id]) => id)).toEqual(['stranger', 'other']);
  expect(order([{ fromId: 'kin', toId: 'asked' }]).map(([id]) => id)).toEqual(['stranger', 'other']);
});

it('lowers what was said not to be the same as one that looks more like the asked one', () => {
  expect(order([{ fromId: 'kin', toId: 'stranger' }])).toEqual([
    ['kin', 0.9],
    ['other', 0.5],
    ['stranger', 0.4],
  ]);
  expect(order([]).map(([id]) => id)).toEqual(['kin', 'stranger', 'other']);
});
