import { expect, test } from 'vitest';
import { fuseHits } from './fuse-hits.ts';
import { MessageIndex } from './message-index.ts';

const index = new MessageIndex();
for (const [i, text] of ['the pump is dead', 'which valve was it?', 'number seven', 'thanks'].entries())
  index.add({ id: `${i}`, sessionId: 's', at: 0, speaker: 'Ada', text });
const around = (id: string) => index.around(id);
const hit = (id: string, score: number) => ({ id, score, matched: ['pump'] });
const ids = (hits: { id: string }[]) => hits.map(({ id }) => id);

test('without meaning the ranking by words stays as it is, the best at 1', () => {
  const fused = fuseHits([hit('2', 8), hit('0', 2)], [], around);
  expect(fused.map(({ id, score }) => [id, score])).toEqual([
    ['2', 1],
    ['0', 0.25],
  ]);
});

test('what is near in meaning is found, behind what says the words', () => {
  const near = [
    { ownerId: '3', similarity: 0.9 },
    { ownerId: '0', similarity: 0.3 },
  ];
  expect(ids(fuseHits([hit('0', 5)], near, around))).toEqual(['0', '3', '2']);
});

test('a question that is near in meaning leads to its answer', () => {
  const near = [
    { ownerId: '1', similarity: 0.9 },
    { ownerId: '3', similarity: 0.2 },
  ];
  expect(ids(fuseHits([], near, around))).toEqual(['2', '0', '1']);
});

test('what is not in the index is found for itself alone', () => {
  expect(ids(fuseHits([], [{ ownerId: 'elsewhere', similarity: 0.5 }], around))).toEqual(['elsewhere']);
});
