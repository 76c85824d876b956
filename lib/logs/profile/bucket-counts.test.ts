import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROFILE_LIMITS } from '../limits.ts';
import { BucketCounts } from './bucket-counts.ts';
import { countsOf } from './profile.ts';

const WIDTH = PROFILE_LIMITS.bucketMs;
const names = Array.from({ length: 40 }, (_, name) => name);

function fill(cells: readonly (readonly [bucket: number, name: number])[]): BucketCounts {
  const counts = new BucketCounts();
  for (const [bucket, name] of cells) counts.add(bucket * WIDTH + 1, name);
  return counts;
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

test('counts per bucket and name are those of a plain tally, in order of time', () => {
  const cell = fc.tuple(fc.integer({ min: -5000, max: 30_000 }), fc.nat(39));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1500, maxLength: 9000 }), fc.nat(1500), (cells, cut) => {
      const counts = fill(cells.slice(0, cut));
      counts.absorb(fill(cells.slice(cut)), names);
      const columns = counts.columns(names, names.length);
      for (const name of names) {
        const tally = new Map<number, number>();
        for (const [bucket, own] of cells) if (own === name) tally.set(bucket, (tally.get(bucket) ?? 0) + 1);
        const wanted = [...tally]
          .sort((a, b) => a[0] - b[0])
          .map(([bucket, count]) => ({ time: bucket * WIDTH, count }));
        expect(countsOf(columns, name, -1e12, 1e12)).toEqual(wanted);
      }
    }),
    { numRuns: 20 },
  );
});

test('past the limit buckets become wider, the same however the cells came in, and nothing is lost', () => {
  const cells = Array.from(
    { length: PROFILE_LIMITS.bucketCells + 500_000 },
    (_, i) => [i >> 3, i & 7] as const,
  );
  const whole = fill(cells);
  const parts = fill(cells.filter(([bucket]) => bucket % 3 === 0));
  parts.absorb(fill(cells.filter(([bucket]) => bucket % 3 !== 0).reverse()), names);
  const columns = whole.columns(names, 8);
  const again = parts.columns(names, 8);
  expect(again.widthMs).toBe(columns.widthMs);
  for (const name of ['offsets', 'buckets', 'counts'] as const)
    expect(Buffer.compare(bytesOf(again[name]), bytesOf(columns[name]))).toBe(0);
  expect(columns.widthMs).toBe(2 * WIDTH);
  expect(columns.counts.reduce((sum, count) => sum + count, 0)).toBe(cells.length);
});
