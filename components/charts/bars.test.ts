import { expect, it } from 'vitest';
import { barPath, joinBuckets } from './bars.ts';

it('joins buckets without losing a line', () => {
  const { values, perBar } = joinBuckets([1, 2, 3, 4, 5, 6, 7], 3);
  expect(perBar).toBe(3);
  expect(values).toEqual([6, 15, 7]);
  expect(joinBuckets([1, 2], 3)).toEqual({ values: [1, 2], perBar: 1 });
});

it('draws nothing for nothing, and at least a pixel for something', () => {
  expect(barPath([0, 0], 10, 20, 10)).toBe('');
  expect(barPath([0, 1], 1_000, 20, 10)).toBe('M10.00 10h9.20V9.00H10.00Z');
});

it('holds a bar of few in the middle of its place', () => {
  expect(barPath([10, 5], 10, 200, 10, 6, 40)).toBe(
    'M30.00 10h40.00V0.00H30.00ZM130.00 10h40.00V5.00H130.00Z',
  );
});
