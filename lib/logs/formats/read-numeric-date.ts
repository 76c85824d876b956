import { TIME_LOCAL, TIME_YEARLESS } from '../record.ts';
import { daysFromCivil, fullYear, named, readMonthName } from './calendar.ts';
import { byteAt, digitsRun, isLetter, num } from './digits.ts';
import { finish, validDate, yearFor } from './place-date.ts';
import { datedClock, readClock } from './read-clock.ts';
import { readZone } from './read-zone.ts';
import {
  SHAPE_COMPACT6,
  SHAPE_COMPACT8,
  SHAPE_DATE_ONLY,
  SHAPE_NUM_YEAR,
  SHAPE_PAIR,
  SHAPE_TRIPLE,
  SHAPE_YMD,
  type Stamp,
  type StampContext,
  type TripleOrder,
} from './stamp.ts';

/** Numeric dates whose order is not certain: 03/04/2024, 17/06/09. */
export function readNumericDate(
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
  if (byteAt(buf, p, end) === separator) {
    const k = digitsRun(buf, p + 1, end);
    if (k !== 4 && !(k === 2 && (separator === 47 || (n === 2 && m === 2)))) return false;
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
      const short = n === 1 || m === 1;
      const settled = short && context.triple === 'ymd' ? undefined : context.triple;
      const order = settled ?? (short ? (a > 12 ? 'dmy' : 'mdy') : guessTriple(a, b, c));
      year = fullYear(order === 'ymd' ? a : c);
      month = order === 'mdy' ? a : b;
      day = order === 'ymd' ? c : order === 'mdy' ? b : a;
    }
    if (!validDate(year, month, day)) return false;
    const zone = readZone(buf, end, out);
    return finish(daysFromCivil(year, month, day), zone, TIME_LOCAL, out);
  }
  // month and day only: the clock must follow at once
  if (n !== 2 || m !== 2 || byteAt(buf, p, end) !== 32) return false;
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

/** Year first: 2024-03-01T10:00:00, 2024/3/1 10:00, 2024-Mar-01; a date alone counts as its midnight. */
export function readYearFirst(buf: Uint8Array, at: number, end: number, out: Stamp): boolean {
  const next = byteAt(buf, at + 4, end);
  if (next !== 45 && next !== 47 && next !== 46 && next !== 32) return false;
  const year = num(buf, at, 4);
  if (year < 1970 || year > 2199) return false;
  let month: number;
  let p: number;
  if (isLetter(byteAt(buf, at + 5, end))) {
    if (!readMonthName(buf, at + 5, end)) return false;
    month = named.value;
    p = named.end;
  } else {
    const m = digitsRun(buf, at + 5, end);
    if (next === 32 || m < 1 || m > 2) return false;
    month = num(buf, at + 5, m);
    p = at + 5 + m;
  }
  if (byteAt(buf, p, end) !== next) return false;
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
  out.clockMs = 0;
  return finish(daysFromCivil(year, month, day), Number.NaN, TIME_LOCAL, out);
}

/** Glued dates: 20240301 100000, 240301 10:00:00, 20240301T100000Z, 20240301100000. */
export function readCompact(buf: Uint8Array, at: number, n: number, end: number, out: Stamp): boolean {
  const next = byteAt(buf, at + n, end);
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
  return false;
}
