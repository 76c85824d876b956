import { expect, test } from 'vitest';
import { type Place, type PlannedFile, planReading } from './plan-reading.ts';

/** Chunks of one byte each, every `step` milliseconds. */
const file = (key: string, step: number, count: number): PlannedFile => ({
  key,
  logFileId: key,
  places: Array.from({ length: count }, (_, seq): Place => {
    const lines = { firstLine: seq * 10 + 1, lastLine: seq * 10 + 10 };
    return { seq, ...lines, byteLength: 1, firstTime: seq * step, lastTime: (seq + 1) * step - 1 };
  }),
});
const wanted = { from: null, to: null, onset: null, budget: 12, leadShare: 1 / 3 };

test('what fits is read whole, without an edge', () => {
  const plan = planReading([file('a', 10, 5), file('b', 25, 2)], wanted);
  expect(plan).toMatchObject({ bytes: 7, share: 1, covered: null, edges: null });
});

test('of more, a stretch around the begin is read, with edges where a busy file was broken off', () => {
  const plan = planReading([file('busy', 10, 100), file('quiet', 500, 2)], { ...wanted, onset: 600 });
  const [busy, quiet] = plan.reads;
  expect(plan.bytes).toBe(12);
  expect(quiet!.seqs).toEqual([1]);
  // The quiet file's chunk begins at 500 and ends at 999; the busy one was read from 560 to 669 only.
  const [low, high] = [busy!.seqs[0]!, busy!.seqs.at(-1)!];
  expect(plan.edges).toEqual({ from: low * 10 - 1, to: (high + 1) * 10 });
  expect(plan.covered!.from).toBeLessThan(600);
  expect(plan.covered!.to).toBeLessThanOrEqual((high + 1) * 10);
});

test('nothing later than the question is read, and what is read to its end has no edge', () => {
  const plan = planReading([file('a', 10, 100)], { ...wanted, onset: 930 });
  expect(plan.reads[0]!.seqs.at(-1)).toBe(99);
  expect(plan.edges).toEqual({ from: expect.any(Number), to: Number.POSITIVE_INFINITY });
  const asked = planReading([file('a', 10, 100)], { ...wanted, from: 200, to: 260 });
  expect(asked.reads[0]!.seqs.at(-1)).toBe(25);
});
