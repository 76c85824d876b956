import { expect, test } from 'vitest';
import type { PatternCounts } from '#lib/contracts/memory-file.ts';
import { type CountsBySource, mergeCounts, splitCounts, sumCounts } from './pattern-counts.ts';

const counted = (solved: number, tried: number, steps: PatternCounts['steps'] = []): PatternCounts => ({
  solved,
  tried,
  occurrences: tried,
  usage: 2 * tried,
  steps,
});
const total = (counts: CountsBySource) => sumCounts(Object.values(counts));

test('a file that comes twice counts once, and what it counted since the first time is added', () => {
  const here: CountsBySource = { a: counted(1, 2) };
  const once = mergeCounts(here, { b: counted(3, 4) });
  expect(total(once)).toMatchObject({ solved: 4, tried: 6, occurrences: 6, usage: 12 });
  expect(mergeCounts(once, { b: counted(3, 4) })).toEqual(once);
  expect(total(mergeCounts(once, { b: counted(4, 5) }))).toMatchObject({ solved: 5, tried: 7 });
});

test('what went from A to B does not count again when it comes back from B, or to C from both', () => {
  const a: CountsBySource = { a: counted(1, 2, [{ text: 'restart', worked: 1, failed: 1 }]) };
  const b = mergeCounts({ b: counted(2, 2, [{ text: 'restart', worked: 2, failed: 0 }]) }, a);
  // B's store knows its total and what came from A.
  const fileOfB = splitCounts('b', total(b), { a: b.a! });
  expect(fileOfB.b).toMatchObject(counted(2, 2, [{ text: 'restart', worked: 2, failed: 0 }]));
  const back = mergeCounts(a, fileOfB);
  expect(total(back)).toMatchObject({
    solved: 3,
    tried: 4,
    steps: [{ text: 'restart', worked: 3, failed: 1 }],
  });
  const c = mergeCounts(mergeCounts({}, fileOfB), a);
  expect(total(c)).toEqual(total(back));
});

test('never more successes than tries, whatever the ages of the files', () => {
  expect(sumCounts([counted(3, 2)])).toMatchObject({ solved: 3, tried: 3 });
});
