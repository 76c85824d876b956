import { expect, it } from 'vitest';
import { Speed, timeLeft } from './speed.ts';

it('tells the speed of the last seconds, and nothing before there is one', () => {
  const speed = new Speed();
  expect(speed.note(0, 0)).toBeNull();
  expect(speed.note(500, 5_000_000)).toBeNull();
  expect(speed.note(1_000, 10_000_000)).toBe(10_000_000);
  for (let at = 2_000; at <= 20_000; at += 1_000) speed.note(at, 10_000_000 + (at - 1_000) * 1_000);
  expect(speed.note(21_000, 30_000_000)).toBe(1_000_000);
  speed.reset();
  expect(speed.note(22_000, 30_000_000)).toBeNull();
});

it('tells the time left only when something moves', () => {
  expect(timeLeft(100, 40, 20)).toBe(3_000);
  expect(timeLeft(100, 40, 0)).toBeNull();
  expect(timeLeft(100, 40, null)).toBeNull();
});
