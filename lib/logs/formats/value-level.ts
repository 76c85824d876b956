import { ROLE_PRIORITY } from './key-roles.ts';
import { levelOfLetter, levelOfNumber, levelOfPriority, levelOfWord } from './read-level.ts';

/** A short run of digits as a number; NaN when it is none. */
export function numberAt(buf: Uint8Array, start: number, end: number): number {
  if (end === start || end - start > 6) return Number.NaN;
  let value = 0;
  for (let p = start; p < end; p++) {
    const d = buf[p]! - 48;
    if (d < 0 || d > 9) return Number.NaN;
    value = value * 10 + d;
  }
  return value;
}

/** Level of a value that has a key or column for it: a word, a letter or a number. */
export function levelOfValue(buf: Uint8Array, from: number, to: number, role: number): number {
  const value = numberAt(buf, from, to);
  if (!Number.isNaN(value)) return role === ROLE_PRIORITY ? levelOfPriority(value) : levelOfNumber(value);
  return to - from === 1 ? levelOfLetter(buf[from]!) : levelOfWord(buf, from, to);
}
