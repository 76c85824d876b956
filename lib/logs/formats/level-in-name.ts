import { LEVEL_NONE } from '../record.ts';
import { levelOfPriority, levelOfWord } from './read-level.ts';

const isLetter = (c: number): boolean => (c | 32) >= 97 && (c | 32) <= 122;
const isCapital = (c: number): boolean => c >= 65 && c <= 90;

/** Longest name that is looked into. */
const MAX_NAME = 64;

/**
 * A level that is part of the name of what logs: `app.ERROR`, `core:error`, `WARNING[12]`, `ERROR/Worker-1`,
 * and the severity digit of network gear (`%LINK-3-UPDOWN`).
 */
export function levelInName(buf: Uint8Array, start: number, end: number): number {
  if (end - start < 4 || end - start > MAX_NAME) return LEVEL_NONE;
  if (buf[start] === 37) return severityDigit(buf, start, end);
  let p = end;
  while (p > start && isLetter(buf[p - 1]!)) p--;
  if (p > start && p < end) {
    const before = buf[p - 1]!;
    if ((before === 46 && isCapital(buf[p]!) && isCapital(buf[p + 1]!)) || before === 58)
      return levelOfWord(buf, p, end);
  }
  if (!isCapital(buf[start]!) || !isCapital(buf[start + 1]!)) return LEVEL_NONE;
  let q = start;
  while (q < end && isCapital(buf[q]!)) q++;
  return q < end && (buf[q] === 91 || buf[q] === 47) ? levelOfWord(buf, start, q) : LEVEL_NONE;
}

function severityDigit(buf: Uint8Array, start: number, end: number): number {
  for (let p = start + 2; p + 2 < end; p++) {
    const digit = buf[p + 1]! - 48;
    if (buf[p] === 45 && digit >= 0 && digit <= 7 && buf[p + 2] === 45) return levelOfPriority(digit);
  }
  return LEVEL_NONE;
}
