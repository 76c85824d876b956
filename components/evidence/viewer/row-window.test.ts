import { expect, it } from 'vitest';
import { moveWindow, WINDOW_ROWS, windowAround } from './row-window.ts';

it('lays a short list out as a whole', () => {
  expect(windowAround(50, 1_000)).toBe(0);
  expect(moveWindow(0, 990, 1_000, 1_000)).toBe(0);
});

it('stays where it is in the middle and moves before its edge is reached', () => {
  const count = 5_000_000;
  const base = windowAround(2_000_000, count);
  expect(base).toBe(2_000_000 - WINDOW_ROWS / 2);
  expect(moveWindow(base, 2_000_000, 2_000_060, count)).toBe(base);
  const nearEnd = base + WINDOW_ROWS - 500;
  const moved = moveWindow(base, nearEnd, nearEnd + 60, count);
  expect(nearEnd - moved).toBe(WINDOW_ROWS / 2);
  expect(moveWindow(base, base + 100, base + 160, count)).toBeLessThan(base);
});

it('never leaves the list, and every row is in some window', () => {
  const count = 5_000_001;
  for (const row of [0, 1, 199_999, 200_001, 4_900_000, count - 1]) {
    const base = windowAround(row, count);
    expect(base).toBeGreaterThanOrEqual(0);
    expect(base).toBeLessThanOrEqual(row);
    expect(row).toBeLessThan(Math.min(count, base + WINDOW_ROWS));
  }
});

it('follows a list that got shorter', () => {
  expect(moveWindow(600_000, 600_000, 600_060, 1_000)).toBe(0);
});
