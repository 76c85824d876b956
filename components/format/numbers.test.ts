import { describe, expect, it } from 'vitest';
import { amount, bytes, count, duration, plural, share } from './numbers.ts';

describe('numbers for people', () => {
  it('separates thousands of exact counts', () => {
    expect(count(1_900_412)).toBe('1,900,412');
    expect(plural(1, 'line')).toBe('1 line');
    expect(plural(2_000, 'line')).toBe('2,000 lines');
  });

  it('shortens large amounts to two significant digits', () => {
    expect(amount(9_999)).toBe('9,999');
    expect(amount(1_234_567)).toBe('1.2 M');
    expect(amount(64_300)).toBe('64 k');
    expect(bytes(0)).toBe('0 B');
    expect(bytes(999_700)).toBe('1 MB');
    expect(bytes(1_310_000_000)).toBe('1.3 GB');
  });

  it('never rounds a share up to all or down to nothing', () => {
    expect(share(64, 100)).toBe('64 %');
    expect(share(9_999, 10_000)).toBe('> 99 %');
    expect(share(1, 10_000)).toBe('< 1 %');
    expect(share(0, 10)).toBe('0 %');
    expect(share(3, 0)).toBe('0 %');
  });

  it.each([
    [0.2, '< 1 ms'],
    [9, '9 ms'],
    [999.7, '1 s'],
    [1_430, '1.4 s'],
    [30_000, '30 s'],
    [59_800, '1 min'],
    [250_000, '4 min 10 s'],
    [7_500_000, '2 h 5 min'],
    [90_000_000, '1 d 1 h'],
  ])('writes %d ms as %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });
});
