import { expect, test } from 'vitest';
import { seededRandom } from '#lib/sources/sample/random.ts';
import { VectorIndex } from './vector-index.ts';

const random = seededRandom(5);
function unit(dims: number): Float32Array {
  const vector = Float32Array.from({ length: dims }, () => random.next() - 0.5);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

test('the nearest are those of the exact cosine, within a hundredth', () => {
  const index = new VectorIndex(48);
  const all = Array.from({ length: 500 }, (_, i) => ({ id: `${i}`, vector: unit(48) }));
  for (const { id, vector } of all) index.put(id, vector);
  const asked = unit(48);
  const near = index.nearest(asked, 10);
  expect(near).toHaveLength(10);
  const exact = all.map(({ vector }) => cosine(vector, asked)).sort((a, b) => b - a);
  for (const [i, { ownerId, similarity }] of near.entries()) {
    expect(Math.abs(similarity - cosine(all[Number(ownerId)]!.vector, asked))).toBeLessThan(0.01);
    expect(similarity).toBeGreaterThan(exact[i]! - 0.02);
  }
});

test('what is removed is not found, its place is used again, and another size is refused', () => {
  const index = new VectorIndex(4);
  const vector = Float32Array.of(1, 0, 0, 0);
  index.put('a', vector);
  index.put('b', Float32Array.of(0, 1, 0, 0));
  index.put('wrong', Float32Array.of(1, 0));
  index.remove('a');
  expect(index.nearest(vector, 5).map(({ ownerId }) => ownerId)).toEqual(['b']);
  index.put('c', vector);
  expect(index.nearest(vector, 5).map(({ ownerId }) => ownerId)).toEqual(['c', 'b']);
  expect(index.nearest(Float32Array.of(1), 5)).toEqual([]);
  expect(new VectorIndex(4).nearest(vector, 5)).toEqual([]);
});
