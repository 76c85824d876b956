import { TIME_ABSOLUTE, TIME_DAYLESS, TIME_LOCAL, TIME_NONE, TIME_YEARLESS } from '../record.ts';
import {
  DAY_MS,
  daysFromCivil,
  fullYear,
  named,
  readMonthName,
  readWeekdayName,
  readZoneName,
} from './calendar.ts';

/** Ways a date is written; part of a layout's signature. */
export const SHAPE_CLOCK = 0;
export const SHAPE_YMD = 1;
export const SHAPE_COMPACT8 = 2;
export const SHAPE_COMPACT6 = 3;
export const SHAPE_NUM_YEAR = 4;
export const SHAPE_TRIPLE = 5;
export const SHAPE_DAY_MONTH = 6;
export const SHAPE_MONTH_DAY = 7;
export const SHAPE_WEEKDAY = 8;
export const SHAPE_PAIR = 10;
export const SHAPE_EPOCH = 11;
export const SHAPE_GLOG = 12;
export const SHAPE_MINUTES = 13;
export const SHAPE_DATE_ONLY = 14;

/** Order of the numbers of an ambiguous date; decided by evidence over a file. */
export type TripleOrder = 'ymd' | 'mdy' | 'dmy';

export interface StampContext {
  referenceTime: number;
  /** 03/04/2024 is the 3rd of April; undefined = not known, the separator decides. */
  dayFirst: boolean | undefined;
  triple: TripleOrder | undefined;
}

/** A timestamp read from bytes. One instance is reused by its owner. */
export class Stamp {
  start = 0;
  end = 0;
  shape = 0;
  kind = TIME_NONE;
  time = Number.NaN;
  /** First digit of the clock, or -1; with `day` and `zone` the rest of a stamp can be re-read fast. */
  clockAt = -1;
  /** Bytes between hour and minute, and minute and second: ':' or '.', 0 when glued. */
  clockSep = 58;
  clockDigits = 2;
  /** First byte after seconds and fraction. */
  clockEnd = 0;
  hasSeconds = true;
  /** Midnight (UTC) of the written day minus the zone, in ms. */
  dayBase = 0;
  /** 0 none, 1 AM, 2 PM. */
  meridiem = 0;
  /** Level letter of glog-like stamps, or 0. */
  letter = 0;
  /** The three numbers of an ambiguous date, as written. */
  a = 0;
  b = 0;
  c = 0;
}

const isDigit = (c: number | undefined): boolean => c !== undefined && c >= 48 && c <= 57;
const isLetter = (c: number | undefined): boolean => c !== undefined && (c | 32) >= 97 && (c | 32) <= 122;

function digitsRun(buf: Uint8Array, at: number, end: number): number {
  let p = at;
  const stop = Math.min(end, at + 21);
  while (p < stop && isDigit(buf[p])) p++;
  return p - at;
}

function num(buf: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 10 + buf[at + i]! - 48;
  return value;
}

/** Fraction digits at `at` as milliseconds; `fraction.end` is the first byte after them. */
const fraction = { ms: 0, end: 0 };

export function readFraction(buf: Uint8Array, at: number, end: number): void {
  let p = at;
  let value = 0;
  let scale = 1000;
  while (p < end && isDigit(buf[p])) {
    if (p - at < 9) {
      value = value * 10 + buf[p]! - 48;
      scale /= 10;
    }
    p++;
  }
  fraction.ms = value * scale;
  fraction.end = p;
}

/** Clock of the stamp being read, in ms since midnight. */
let clockMs = 0;

/** Reads HH:MM[:SS[.fff]], HH.MM.SS, or HHMMSS at `at`. `dated`: a date stands before it. */
function readClock(buf: Uint8Array, at: number, end: number, dated: boolean, out: Stamp): boolean {
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
    if (mark !== 58 || (run === 3 && buf[p + 4] !== 58)) {
      readFraction(buf, p + 1, end);
      ms = fraction.ms;
      p = fraction.end;
    } else if (!dated) return false;
  } else if (mark === 58 && !dated && isLetter(buf[p + 1]) && isHexPair(buf, p + 1, end)) return false;
  out.clockAt = at;
  out.clockEnd = p;
  clockMs = ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  out.meridiem = 0;
  const gap = p < end && buf[p] === 32 ? 1 : 0;
  const m0 = p + gap + 1 < end ? buf[p + gap]! | 32 : 0;
  if (
    (m0 === 97 || m0 === 112) &&
    (buf[p + gap + 1]! | 32) === 109 &&
    !isLetter(at2(buf, p + gap + 2, end))
  ) {
    out.meridiem = m0 === 97 ? 1 : 2;
    const half = hour % 12;
    clockMs += (half + (m0 === 112 ? 12 : 0) - hour) * 3_600_000;
    p += gap + 2;
  }
  out.end = p;
  return true;
}

function at2(buf: Uint8Array, p: number, end: number): number | undefined {
  return p < end ? buf[p] : undefined;
}

function isHexPair(buf: Uint8Array, p: number, end: number): boolean {
  return p + 2 < end && buf[p + 2] === 58;
}

/** Zone after the clock, in minutes east of UTC; NaN when none is written. Moves `out.end`. */
function readZone(buf: Uint8Array, end: number, out: Stamp): number {
  let p = out.end;
  if (p >= end) return Number.NaN;
  let c = buf[p]!;
  if (c === 90 && !isLetter(at2(buf, p + 1, end))) {
    out.end = p + 1;
    return 0;
  }
  if (c === 32) {
    p++;
    c = p < end ? buf[p]! : 0;
    if (c === 90 && !isLetter(at2(buf, p + 1, end)) && !isDigit(at2(buf, p + 1, end))) {
      out.end = p + 1;
      return 0;
    }
  }
  if (c === 43 || c === 45) {
    const n = digitsRun(buf, p + 1, end);
    let hours = 0;
    let minutes = 0;
    let stop = 0;
    if (n === 4) {
      hours = num(buf, p + 1, 2);
      minutes = num(buf, p + 3, 2);
      stop = p + 5;
    } else if (n === 2) {
      hours = num(buf, p + 1, 2);
      stop = p + 3;
      if (buf[stop] === 58 && stop < end && digitsRun(buf, stop + 1, end) === 2) {
        minutes = num(buf, stop + 1, 2);
        stop += 3;
      } else if (p !== out.end) return Number.NaN;
    } else return Number.NaN;
    if (hours > 14 || minutes > 59) return Number.NaN;
    out.end = stop;
    return (c === 45 ? -1 : 1) * (hours * 60 + minutes);
  }
  if (c >= 65 && c <= 90 && readZoneName(buf, p, end)) {
    out.end = named.end;
    return named.value;
  }
  return Number.NaN;
}

/** Year that a date without one belongs to: the latest that is not after the reference (one day of grace). */
function yearFor(month: number, day: number, context: StampContext): number {
  const limit = context.referenceTime + DAY_MS;
  const year = new Date(context.referenceTime).getUTCFullYear() + 1;
  for (let y = year; y > year - 9; y--) {
    if (month === 2 && day === 29 && daysFromCivil(y, 3, 1) - daysFromCivil(y, 2, 28) !== 2) continue;
    if (daysFromCivil(y, month, day) * DAY_MS <= limit) return y;
  }
  return year - 1;
}

function finish(days: number, zone: number, kind: number, out: Stamp): boolean {
  out.dayBase = days * DAY_MS - (Number.isNaN(zone) ? 0 : zone * 60_000);
  out.time = out.dayBase + clockMs;
  out.kind = kind === TIME_LOCAL && !Number.isNaN(zone) ? TIME_ABSOLUTE : kind;
  return true;
}

function validDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1970 && year < 2200;
}

/** Skips what may stand between date and clock: 'T', '-', '_', ':', ',', spaces. -1 when nothing does. */
function skipToClock(buf: Uint8Array, at: number, end: number): number {
  let p = at;
  const c = at2(buf, p, end);
  if (c === 84 || c === 116 || c === 45 || c === 95 || c === 58) return p + 1;
  if (c === 44) p++;
  const from = p;
  while (p < end && p < from + 4 && (buf[p] === 32 || buf[p] === 9)) p++;
  return p === at ? -1 : p;
}

function datedClock(buf: Uint8Array, at: number, end: number, out: Stamp): boolean {
  const p = skipToClock(buf, at, end);
  out.clockDigits = 2;
  return p >= 0 && readClock(buf, p, end, true, out);
}

function readEpoch(buf: Uint8Array, at: number, n: number, end: number, out: Stamp): boolean {
  const lead = buf[at]!;
  // 2001-09-09 to 2065: other ten-digit numbers are more likely to be something else
  if (lead !== 49 && !(lead === 50 && n === 10)) return false;
  const next = at2(buf, at + n, end);
  if (isLetter(next) || next === 45 || next === 95 || next === 58 || next === 47) return false;
  let value = num(buf, at, n);
  let p = at + n;
  if (n === 10) {
    value *= 1000;
    if (next === 46 && isDigit(at2(buf, p + 1, end))) {
      readFraction(buf, p + 1, end);
      value += fraction.ms;
      p = fraction.end;
    }
  } else if (n === 16) value /= 1000;
  else if (n === 19) value = num(buf, at, 16) / 1000 + num(buf, at + 16, 3) / 1e6;
  out.time = value;
  out.kind = TIME_ABSOLUTE;
  out.shape = SHAPE_EPOCH;
  out.clockAt = -1;
  out.end = p;
  return true;
}

/** Numeric dates whose order is not certain: 03/04/2024, 17/06/09. */
function readNumericDate(
  buf: Uint8Array,
  at: number,
  n: number,
  end: number,
  context: StampContext,
  out: Stamp,
) {
  const separator = buf[at + n]!;
  const a = num(buf, at, n);
  const m = digitsRun(buf, at + n + 1, end);
  if (m < 1 || m > 2) return false;
  const b = num(buf, at + n + 1, m);
  const p = at + n + 1 + m;
  out.a = a;
  out.b = b;
  if (at2(buf, p, end) === separator) {
    const k = digitsRun(buf, p + 1, end);
    if (k !== 4 && !(k === 2 && n === 2 && m === 2)) return false;
    const c = num(buf, p + 1, k);
    out.c = c;
    if (!datedClock(buf, p + 1 + k, end, out)) return false;
    let year: number;
    let month: number;
    let day: number;
    if (k === 4) {
      out.shape = SHAPE_NUM_YEAR;
      const dayFirst = a > 12 ? true : b > 12 ? false : (context.dayFirst ?? separator !== 47);
      year = c;
      month = dayFirst ? b : a;
      day = dayFirst ? a : b;
    } else {
      out.shape = SHAPE_TRIPLE;
      const order = context.triple ?? guessTriple(a, b, c);
      year = fullYear(order === 'ymd' ? a : c);
      month = order === 'mdy' ? a : b;
      day = order === 'ymd' ? c : order === 'mdy' ? b : a;
    }
    if (!validDate(year, month, day)) return false;
    const zone = readZone(buf, end, out);
    return finish(daysFromCivil(year, month, day), zone, TIME_LOCAL, out);
  }
  // month and day only: the clock must follow at once
  if (n !== 2 || m !== 2 || at2(buf, p, end) !== 32) return false;
  if (!datedClock(buf, p, end, out) || out.clockSep !== 58 || !out.hasSeconds) return false;
  const month = a > 12 ? b : a;
  const day = a > 12 ? a : b;
  if (!validDate(2000, month, day)) return false;
  out.shape = SHAPE_PAIR;
  const zone = readZone(buf, end, out);
  return finish(daysFromCivil(yearFor(month, day, context), month, day), zone, TIME_YEARLESS, out);
}

export function guessTriple(a: number, b: number, c: number): TripleOrder {
  if (a > 31) return 'ymd';
  if (c > 31) return a > 12 ? 'dmy' : 'mdy';
  if (b > 12) return 'mdy';
  if (a > 12 && c <= 12) return 'ymd';
  return 'ymd';
}

/** Day, month name, maybe year: 11/Feb/2013:06:43:36, 29 Aug 2023 13:47:38, 13 Apr 12:52:30. */
function readDayMonth(
  buf: Uint8Array,
  at: number,
  n: number,
  end: number,
  context: StampContext,
  out: Stamp,
) {
  const separator = buf[at + n]!;
  const day = num(buf, at, n);
  if (!readMonthName(buf, at + n + 1, end)) return false;
  const month = named.value;
  let p = named.end;
  let year = 0;
  const c = at2(buf, p, end);
  if (c === separator || c === 32 || c === 44) {
    let q = p + 1;
    if (c === 44 && at2(buf, q, end) === 32) q++;
    const k = digitsRun(buf, q, end);
    if (k === 4) {
      year = num(buf, q, 4);
      p = q + 4;
    } else if (k === 2 && c !== 32 && at2(buf, q + 2, end) !== 58) {
      year = fullYear(num(buf, q, 2));
      p = q + 2;
    }
  }
  if (!datedClock(buf, p, end, out)) return false;
  out.shape = SHAPE_DAY_MONTH;
  if (!validDate(year || 2000, month, day)) return false;
  const zone = readZone(buf, end, out);
  const kind = year ? TIME_LOCAL : TIME_YEARLESS;
  return finish(daysFromCivil(year || yearFor(month, day, context), month, day), zone, kind, out);
}

/** Month name, day, maybe year before or after the clock: Jun 14 15:16:01, Feb 10, 2012 4:41:07 PM. */
function readMonthDay(buf: Uint8Array, at: number, end: number, context: StampContext, out: Stamp): boolean {
  if (!readMonthName(buf, at, end)) return false;
  const month = named.value;
  let p = named.end;
  let spaces = 0;
  while (p < end && spaces < 3 && (buf[p] === 32 || buf[p] === 45 || buf[p] === 47)) {
    p++;
    spaces++;
  }
  if (spaces === 0) return false;
  const n = digitsRun(buf, p, end);
  if (n < 1 || n > 2) return false;
  const day = num(buf, p, n);
  p += n;
  let year = 0;
  let q = p;
  if (at2(buf, q, end) === 44) q++;
  while (q < end && q < p + 3 && (buf[q] === 32 || buf[q] === 45 || buf[q] === 47)) q++;
  if (q > p && digitsRun(buf, q, end) === 4) {
    year = num(buf, q, 4);
    p = q + 4;
  }
  if (!datedClock(buf, p, end, out)) return false;
  out.shape = SHAPE_MONTH_DAY;
  const zone = readZone(buf, end, out);
  if (!year && at2(buf, out.end, end) === 32 && digitsRun(buf, out.end + 1, end) === 4) {
    const candidate = num(buf, out.end + 1, 4);
    const after = at2(buf, out.end + 5, end);
    if (
      candidate >= 1970 &&
      candidate < 2100 &&
      (after === undefined || after <= 32 || after === 93 || after === 58)
    ) {
      year = candidate;
      out.end += 5;
    }
  }
  if (!validDate(year || 2000, month, day)) return false;
  const kind = year ? TIME_LOCAL : TIME_YEARLESS;
  return finish(daysFromCivil(year || yearFor(month, day, context), month, day), zone, kind, out);
}

/** glog and klog: I0507 11:59:44.523502, I20200308 23:47:32.089828. */
function readGlog(buf: Uint8Array, at: number, end: number, context: StampContext, out: Stamp): boolean {
  const letter = buf[at]!;
  if (letter !== 73 && letter !== 87 && letter !== 69 && letter !== 70 && letter !== 68 && letter !== 86)
    return false;
  const n = digitsRun(buf, at + 1, end);
  if ((n !== 4 && n !== 8) || at2(buf, at + 1 + n, end) !== 32) return false;
  const month = num(buf, at + n - 3, 2);
  const day = num(buf, at + n - 1, 2);
  const year = n === 8 ? num(buf, at + 1, 4) : 0;
  if (!validDate(year || 2000, month, day) || !datedClock(buf, at + 1 + n, end, out)) return false;
  out.shape = SHAPE_GLOG;
  out.letter = letter;
  const kind = year ? TIME_LOCAL : TIME_YEARLESS;
  return finish(daysFromCivil(year || yearFor(month, day, context), month, day), Number.NaN, kind, out);
}

/**
 * Reads one timestamp that begins exactly at `at`. Every written form is tried by its first bytes;
 * the work is bounded by a constant, so a line of any length costs the same.
 */
export function readStamp(
  buf: Uint8Array,
  at: number,
  end: number,
  context: StampContext,
  out: Stamp,
): boolean {
  const c = at2(buf, at, end);
  if (c === undefined) return false;
  out.start = at;
  out.letter = 0;
  out.clockAt = -1;
  out.clockDigits = 2;
  out.meridiem = 0;
  if (isDigit(c)) return readDigits(buf, at, end, context, out);
  if (!isLetter(c)) return false;
  if (isDigit(at2(buf, at + 1, end))) return readGlog(buf, at, end, context, out);
  if (readWeekdayName(buf, at, end)) {
    let p = named.end;
    while (p < end && p < named.end + 3 && (buf[p] === 32 || buf[p] === 44)) p++;
    const n = digitsRun(buf, p, end);
    const found =
      n === 1 || n === 2
        ? (buf[p + n] === 32 || buf[p + n] === 45) && readDayMonth(buf, p, n, end, context, out)
        : n === 4
          ? readDigits(buf, p, end, context, out)
          : readMonthDay(buf, p, end, context, out);
    if (found) out.shape = SHAPE_WEEKDAY;
    return found;
  }
  return readMonthDay(buf, at, end, context, out);
}

function readDigits(buf: Uint8Array, at: number, end: number, context: StampContext, out: Stamp): boolean {
  const n = digitsRun(buf, at, end);
  const next = at2(buf, at + n, end);
  if (n <= 2) {
    if (next === 58) {
      if (readClock(buf, at, end, false, out)) {
        out.shape = SHAPE_CLOCK;
        const zone = readZone(buf, end, out);
        const today = Math.floor(context.referenceTime / DAY_MS);
        return finish(today, zone, TIME_DAYLESS, out);
      }
      return n === 2 && readMinutes(buf, at, end, context, out);
    }
    if (next === 47 || next === 45 || next === 46 || next === 32) {
      if (isLetter(at2(buf, at + n + 1, end))) return readDayMonth(buf, at, n, end, context, out);
      return next !== 32 && readNumericDate(buf, at, n, end, context, out);
    }
    return false;
  }
  if (n === 4) {
    if (next !== 45 && next !== 47 && next !== 46 && next !== 32) return false;
    const year = num(buf, at, 4);
    if (year < 1970 || year > 2199) return false;
    let month: number;
    let p: number;
    if (isLetter(at2(buf, at + 5, end))) {
      if (!readMonthName(buf, at + 5, end)) return false;
      month = named.value;
      p = named.end;
    } else {
      const m = digitsRun(buf, at + 5, end);
      if (next === 32 || m < 1 || m > 2) return false;
      month = num(buf, at + 5, m);
      p = at + 5 + m;
    }
    if (at2(buf, p, end) !== next) return false;
    const d = digitsRun(buf, p + 1, end);
    if (d < 1 || d > 2) return false;
    const day = num(buf, p + 1, d);
    if (!validDate(year, month, day)) return false;
    p += 1 + d;
    if (datedClock(buf, p, end, out)) {
      out.shape = SHAPE_YMD;
      const zone = readZone(buf, end, out);
      return finish(daysFromCivil(year, month, day), zone, TIME_LOCAL, out);
    }
    out.shape = SHAPE_DATE_ONLY;
    out.clockAt = -1;
    out.end = p;
    clockMs = 0;
    return finish(daysFromCivil(year, month, day), Number.NaN, TIME_LOCAL, out);
  }
  if (n === 8 || n === 6) {
    const year = n === 8 ? num(buf, at, 4) : fullYear(num(buf, at, 2));
    const month = num(buf, at + n - 4, 2);
    const day = num(buf, at + n - 2, 2);
    if (!validDate(year, month, day) || next === 58 || !datedClock(buf, at + n, end, out)) return false;
    if (!out.hasSeconds) return false;
    out.shape = n === 8 ? SHAPE_COMPACT8 : SHAPE_COMPACT6;
    const zone = readZone(buf, end, out);
    return finish(daysFromCivil(year, month, day), zone, TIME_LOCAL, out);
  }
  if (n === 14) {
    const year = num(buf, at, 4);
    const month = num(buf, at + 4, 2);
    const day = num(buf, at + 6, 2);
    if (!validDate(year, month, day) || !readClock(buf, at + 8, end, true, out)) return false;
    out.shape = SHAPE_COMPACT8;
    const zone = readZone(buf, end, out);
    return finish(daysFromCivil(year, month, day), zone, TIME_LOCAL, out);
  }
  if (n === 10 || n === 13 || n === 16 || n === 19) return readEpoch(buf, at, n, end, out);
  return false;
}

/** MM:SS.mmm, a protocol trace's clock within the hour. */
function readMinutes(buf: Uint8Array, at: number, end: number, context: StampContext, out: Stamp): boolean {
  if (digitsRun(buf, at + 3, end) !== 2 || at2(buf, at + 5, end) !== 46) return false;
  if (digitsRun(buf, at + 6, end) !== 3) return false;
  const minute = num(buf, at, 2);
  const second = num(buf, at + 3, 2);
  if (minute > 59 || second > 59) return false;
  clockMs = (minute * 60 + second) * 1000 + num(buf, at + 6, 3);
  out.shape = SHAPE_MINUTES;
  out.clockAt = -1;
  out.end = at + 9;
  return finish(Math.floor(context.referenceTime / DAY_MS), Number.NaN, TIME_DAYLESS, out);
}

/** Dates fewer than this many bytes into a line count as its own; later ones are message text. */
const STAMP_REACH = 160;
/** A long number is a time only among the first words. */
const EPOCH_WORDS = 3;
/** Words tried as the start of a stamp. */
const STAMP_WORDS = 24;

/** Finds the line's timestamp: the first complete one near the start, else a bare date. */
export function findStamp(
  buf: Uint8Array,
  start: number,
  end: number,
  context: StampContext,
  out: Stamp,
): boolean {
  const stop = Math.min(end, start + STAMP_REACH);
  let fallback = -1;
  let words = 0;
  let before = 32;
  for (let p = start; p < stop; p++) {
    const c = buf[p]!;
    if (opensWord(before) && (isDigit(c) || isLetter(c)) && words++ < STAMP_WORDS) {
      if (readStamp(buf, p, end, context, out)) {
        const early = out.shape !== SHAPE_EPOCH || words <= EPOCH_WORDS;
        if (early && out.shape !== SHAPE_DATE_ONLY && endsStamp(at2(buf, out.end, end), out)) return true;
        if (out.shape === SHAPE_DATE_ONLY && fallback < 0) fallback = p;
      }
    }
    before = c;
  }
  return fallback >= 0 && readStamp(buf, fallback, end, context, out);
}

function opensWord(c: number): boolean {
  return (
    c <= 32 ||
    c === 91 ||
    c === 40 ||
    c === 34 ||
    c === 39 ||
    c === 60 ||
    c === 62 ||
    c === 124 ||
    c === 61 ||
    c === 44 ||
    c === 58 ||
    c === 59 ||
    c === 123
  );
}

/** What may follow a stamp: letters and digits may not (12:00:00abc), nor may a clock be part of a ratio. */
function endsStamp(c: number | undefined, out: Stamp): boolean {
  if (c === undefined || c <= 32) return true;
  if (isLetter(c) || isDigit(c)) return false;
  if (out.shape === SHAPE_EPOCH) return c !== 46 && c !== 47;
  return true;
}
