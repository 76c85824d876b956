import { expect, it } from 'vitest';
import { nudgeEdge, windowBetween } from './time-window.ts';

const span = { from: '2026-03-02T09:00:00.000Z', to: '2026-03-02T10:00:00.000Z', barMs: 60_000 };

it('widens a drag, in either direction, to whole bars within the span', () => {
  const wanted = { from: '2026-03-02T09:15:00.000Z', to: '2026-03-02T09:31:00.000Z' };
  expect(windowBetween(span, 0.252, 0.51)).toEqual(wanted);
  expect(windowBetween(span, 0.51, 0.252)).toEqual(wanted);
  expect(windowBetween(span, -3, 7)).toEqual({ from: span.from, to: span.to });
});

it('takes a press without a drag for no window', () => {
  expect(windowBetween(span, 0.5, 0.501)).toBeNull();
});

it('moves an edge by bars without crossing the other one or leaving the span', () => {
  const window = { from: '2026-03-02T09:15:00.000Z', to: '2026-03-02T09:17:00.000Z' };
  expect(nudgeEdge(span, window, 'to', 2).to).toBe('2026-03-02T09:19:00.000Z');
  expect(nudgeEdge(span, window, 'from', 50).from).toBe('2026-03-02T09:16:00.000Z');
  expect(nudgeEdge(span, window, 'from', -50).from).toBe(span.from);
  expect(nudgeEdge(span, window, 'to', 500).to).toBe(span.to);
});
