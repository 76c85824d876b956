import { expect, test } from 'vitest';
import { loadEvents } from '../load-events.ts';
import { clipToWholeTraces } from './clip-to-whole-traces.ts';

const start = Date.parse('2031-03-04T09:00:00Z');
const stamp = (seconds: number) => new Date(start + seconds * 1000).toISOString();

/** A request every second that takes three, and a line beside it. */
function load(seconds: number) {
  const lines = Array.from({ length: seconds }, (_, at) => [
    [at, `${stamp(at)} INFO api trace_id=t${at}aaaaaaa request received`],
    [at + 3, `${stamp(at + 3)} INFO api trace_id=t${at}aaaaaaa request done`],
    [at, `${stamp(at)} INFO api clock ticks`],
  ])
    .flat()
    .sort(([a], [b]) => (a as number) - (b as number))
    .map(([, line]) => line);
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  return loadEvents([[{ name: 'api.log', bytes }]], { referenceTime: start })[0]!;
}

test('requests under way at an edge are left out whole, those inside are whole', () => {
  const events = load(400);
  expect(events.traces.length).toBe(400);
  const clipped = clipToWholeTraces(events, start + 100_000, start + 300_000);
  const seen = new Map<number, number>();
  for (let i = 0; i < clipped.count; i++)
    if (clipped.trace[i]! >= 0) seen.set(clipped.trace[i]!, (seen.get(clipped.trace[i]!) ?? 0) + 1);
  expect(seen.size).toBeGreaterThan(190);
  expect(seen.size).toBeLessThan(200);
  expect(new Set(seen.values())).toEqual(new Set([2]));
});

test('without an edge on a side everything on that side stays', () => {
  const events = load(50);
  const clipped = clipToWholeTraces(events, Number.NEGATIVE_INFINITY, start + 40_000);
  expect(clipped.text(0)).toBe(events.text(0));
  expect(clipToWholeTraces(events, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY).count).toBe(
    events.count,
  );
});
