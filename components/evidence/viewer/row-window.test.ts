import { expect, it } from 'vitest';
import { moveWindow, WINDOW_ROWS, windowAround, windowOfJump } from './row-window.ts';

const count = 5_000_000;

it('lays a short list out as a whole', () => {
  expect(windowAround(50, 1_000)).toBe(0);
  expect(moveWindow(0, 990, 1_000, 1_000)).toBe(0);
  expect(windowOfJump(900, 950, 1_000)).toBe(0);
});

it('stays where it is in the middle and moves before its edge is reached', () => {
  const base = windowAround(2_000_000, count);
  expect(moveWindow(base, 2_000_000, 2_000_060, count)).toBe(base);
  const nearEnd = base + WINDOW_ROWS - 500;
  const moved = moveWindow(base, nearEnd, nearEnd + 60, count);
  expect(moved).toBeGreaterThan(base);
  expect(moveWindow(moved, nearEnd, nearEnd + 60, count)).toBe(moved);
  expect(moveWindow(base, base + 100, base + 160, count)).toBeLessThan(base);
});

it('scrolls through the whole list both ways in few moves, and no row is out of the window', () => {
  for (const way of [1, -1]) {
    let base = way > 0 ? 0 : count - WINDOW_ROWS;
    let moves = 0;
    for (let first = way > 0 ? 0 : count - 60; first >= 0 && first <= count - 60; first += way * 1_500) {
      expect(first).toBeGreaterThanOrEqual(base);
      expect(first + 60).toBeLessThanOrEqual(base + WINDOW_ROWS);
      const next = moveWindow(base, first, first + 60, count);
      if (next !== base) moves++;
      base = next;
    }
    expect(moves).toBeLessThan(200);
    expect(base).toBe(way > 0 ? count - WINDOW_ROWS : 0);
  }
});

it('never leaves the list, and every row is in some window', () => {
  const odd = count + 1;
  for (const row of [0, 1, 199_999, 200_001, 4_900_000, odd - 1]) {
    const base = windowAround(row, odd);
    expect(base).toBeGreaterThanOrEqual(0);
    expect(base).toBeLessThanOrEqual(row);
    expect(row).toBeLessThan(Math.min(odd, base + WINDOW_ROWS));
  }
});

it('takes the thumb to the same share of the list, its ends included', () => {
  const room = WINDOW_ROWS - 40;
  for (const share of [0, 0.1, 0.5, 0.999, 1]) {
    const above = Math.round(share * room);
    const row = windowOfJump(above, room, count) + above;
    expect(row / (count - 40)).toBeCloseTo(share, 4);
    expect(windowAround(row, count)).toBeLessThanOrEqual(row);
  }
});

it('follows a list that got shorter', () => {
  expect(moveWindow(600_000, 600_000, 600_060, 1_000)).toBe(0);
});
