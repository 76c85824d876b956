import type { Events } from '../events.ts';
import { pickEvents } from './clip-events.ts';

/** Of the time between the edges, given up at an edge at most so that requests may end: a batch that runs for hours is no request. */
const WIDEST_EDGE = 0.05;

/**
 * The records between two edges (epoch milliseconds, infinite where there is none) at which reading was broken off,
 * without the requests that were under way there: seen in part, they would look as if they had failed.
 */
export function clipToWholeTraces(events: Events, from: number, to: number): Events {
  const { count, time, trace } = events;
  const begins = new Float64Array(events.traces.length).fill(Number.POSITIVE_INFINITY);
  const ends = new Float64Array(events.traces.length).fill(Number.NEGATIVE_INFINITY);
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < count; i++) {
    const at = time[i]!;
    if (!(at >= from && at < to)) continue;
    first = Math.min(first, at);
    last = Math.max(last, at);
    const id = trace[i]!;
    if (id < 0) continue;
    if (at < begins[id]!) begins[id] = at;
    if (at > ends[id]!) ends[id] = at;
  }
  let longest = 0;
  for (let id = 0; id < begins.length; id++) longest = Math.max(longest, ends[id]! - begins[id]!);
  const edge = Math.min(longest, (last - first) * WIDEST_EDGE);
  const [early, late] = [from + edge, to - edge];
  const rows: number[] = [];
  let inside = false;
  for (let i = 0; i < count; i++) {
    const at = time[i]!;
    const id = trace[i]!;
    if (id >= 0 && begins[id] !== Number.POSITIVE_INFINITY) {
      // Its time to end lies before the edge; what it still logs there belongs to it.
      inside = at >= from && at < to && begins[id]! >= early && begins[id]! < late;
    } else if (!Number.isNaN(at)) inside = at >= early && at < late;
    if (inside) rows.push(i);
  }
  return pickEvents(events, rows);
}
