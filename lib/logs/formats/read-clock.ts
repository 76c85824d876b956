import { byteAt, digitsRun, isDigit, isLetter, num } from './digits.ts';
import type { Stamp } from './stamp.ts';

/** Fraction digits at `at` as milliseconds; `fraction.end` is the first byte after them. */
export const fraction = { ms: 0, end: 0 };
/** Milliseconds in a second over units of so many decimals; digits past the ninth are dropped. */
export const FRACTION_SCALE = Float64Array.from({ length: 10 }, (_, digits) => 10 ** digits / 1000);

export function readFraction(buf: Uint8Array, at: number, end: number): void {
  let p = at;
  let value = 0;
  while (p < end && isDigit(buf[p])) {
    if (p - at < 9) value = value * 10 + buf[p]! - 48;
    p++;
  }
  fraction.ms = value / FRACTION_SCALE[Math.min(9, p - at)]!;
  fraction.end = p;
}

/** Reads HH:MM[:SS[.fff]], HH.MM.SS, or HHMMSS at `at`. `dated`: a date stands before it. */
export function readClock(buf: Uint8Array, at: number, end: number, dated: boolean, out: Stamp): boolean {
  const n = digitsRun(buf, at, end);
  let hour: number;
  let minute: number;
  let second = 0;
  let p: number;
  let separator = 0;
  out.hasSeconds = true;
  if (n === 6 && dated) {
    hour = num(buf, at, 2);
    minute = num(buf, at + 2, 2);
    second = num(buf, at + 4, 2);
    p = at + 6;
  } else if (n === 2 || n === 1) {
    if (n === 1 && !dated) return false;
    separator = buf[at + n]!;
    if (separator !== 58 && (separator !== 46 || !dated)) return false;
    hour = num(buf, at, n);
    const m = digitsRun(buf, at + n + 1, end);
    if (m !== 2 && !(m === 1 && dated)) return false;
    minute = num(buf, at + n + 1, m);
    p = at + n + 1 + m;
    const s = buf[p] === separator && p < end ? digitsRun(buf, p + 1, end) : 0;
    if (s === 2 || (s === 1 && dated)) {
      second = num(buf, p + 1, s);
      p += 1 + s;
      if (m !== 2 || s !== 2) out.clockDigits = 1;
    } else if (dated && separator === 58 && !isDigit(buf[p])) {
      out.hasSeconds = false;
    } else return false;
  } else return false;
  if (hour > 24 || minute > 59 || second > 60) return false;
  out.clockDigits = n === 2 && out.clockDigits === 2 ? 2 : n === 6 ? 6 : 1;
  out.clockSep = separator;
  let ms = 0;
  const mark = p < end ? buf[p] : 0;
  if (out.hasSeconds && (mark === 46 || mark === 44 || mark === 58) && p + 1 < end && isDigit(buf[p + 1])) {
    const run = digitsRun(buf, p + 1, end);
    // 12:34:56:789 is a fraction, 12:34:56:78 is part of an address
    if (mark === 58 && dated && run < 3 && endsField(buf, p + 1 + run, end)) {
      ms = num(buf, p + 1, run);
      p += 1 + run;
      out.clockDigits = 1;
    } else if (mark !== 58 || (run === 3 && buf[p + 4] !== 58)) {
      readFraction(buf, p + 1, end);
      ms = fraction.ms;
      p = fraction.end;
    } else if (!dated) return false;
  } else if (mark === 58 && !dated && isLetter(buf[p + 1]) && isHexPair(buf, p + 1, end)) return false;
  out.clockAt = at;
  out.clockEnd = p;
  out.clockMs = ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  out.meridiem = 0;
  const gap = p < end && buf[p] === 32 ? 1 : 0;
  const m0 = p + gap + 1 < end ? buf[p + gap]! | 32 : 0;
  if (
    (m0 === 97 || m0 === 112) &&
    (buf[p + gap + 1]! | 32) === 109 &&
    !isLetter(byteAt(buf, p + gap + 2, end))
  ) {
    out.meridiem = m0 === 97 ? 1 : 2;
    const half = hour % 12;
    out.clockMs += (half + (m0 === 112 ? 12 : 0) - hour) * 3_600_000;
    p += gap + 2;
  }
  out.end = p;
  return true;
}

/** Behind a date, 9:03:07:45 before a blank or a bar is 45 ms of a clock that is not padded. */
function endsField(buf: Uint8Array, p: number, end: number): boolean {
  return p < end && (buf[p] === 32 || buf[p] === 124 || buf[p] === 9);
}

function isHexPair(buf: Uint8Array, p: number, end: number): boolean {
  return p + 2 < end && buf[p + 2] === 58;
}

/** Skips what may stand between date and clock: 'T', '-', '_', ':', ',', spaces. -1 when nothing does. */
export function skipToClock(buf: Uint8Array, at: number, end: number): number {
  let p = at;
  const c = byteAt(buf, p, end);
  if (c === 84 || c === 116 || c === 45 || c === 95 || c === 58) return p + 1;
  if (c === 44) p++;
  const from = p;
  while (p < end && p < from + 4 && (buf[p] === 32 || buf[p] === 9)) p++;
  return p === at ? -1 : p;
}

export function datedClock(buf: Uint8Array, at: number, end: number, out: Stamp): boolean {
  const p = skipToClock(buf, at, end);
  out.clockDigits = 2;
  return p >= 0 && readClock(buf, p, end, true, out);
}
