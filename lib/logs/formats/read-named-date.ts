import { TIME_LOCAL, TIME_YEARLESS } from '../record.ts';
import { daysFromCivil, fullYear, named, readMonthName } from './calendar.ts';
import { byteAt, digitsRun, num } from './digits.ts';
import { finish, validDate, yearFor } from './place-date.ts';
import { datedClock } from './read-clock.ts';
import { readZone } from './read-zone.ts';
import { SHAPE_DAY_MONTH, SHAPE_GLOG, SHAPE_MONTH_DAY, type Stamp, type StampContext } from './stamp.ts';

/** Day, month name, maybe year: 11/Feb/2013:06:43:36, 29 Aug 2023 13:47:38, 13 Apr 12:52:30. */
export function readDayMonth(
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
  const c = byteAt(buf, p, end);
  if (c === separator || c === 32 || c === 44) {
    let q = p + 1;
    if (c === 44 && byteAt(buf, q, end) === 32) q++;
    const k = digitsRun(buf, q, end);
    if (k === 4) {
      year = num(buf, q, 4);
      p = q + 4;
    } else if (k === 2 && c !== 32 && byteAt(buf, q + 2, end) !== 58) {
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
export function readMonthDay(
  buf: Uint8Array,
  at: number,
  end: number,
  context: StampContext,
  out: Stamp,
): boolean {
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
  if (byteAt(buf, q, end) === 44) q++;
  while (q < end && q < p + 3 && (buf[q] === 32 || buf[q] === 45 || buf[q] === 47)) q++;
  if (q > p && digitsRun(buf, q, end) === 4) {
    year = num(buf, q, 4);
    p = q + 4;
  }
  if (!datedClock(buf, p, end, out)) return false;
  out.shape = SHAPE_MONTH_DAY;
  const zone = readZone(buf, end, out);
  if (!year && byteAt(buf, out.end, end) === 32 && digitsRun(buf, out.end + 1, end) === 4) {
    const candidate = num(buf, out.end + 1, 4);
    const after = byteAt(buf, out.end + 5, end);
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
export function readGlog(
  buf: Uint8Array,
  at: number,
  end: number,
  context: StampContext,
  out: Stamp,
): boolean {
  const letter = buf[at]!;
  if (letter !== 73 && letter !== 87 && letter !== 69 && letter !== 70 && letter !== 68 && letter !== 86)
    return false;
  const n = digitsRun(buf, at + 1, end);
  if ((n !== 4 && n !== 8) || byteAt(buf, at + 1 + n, end) !== 32) return false;
  const month = num(buf, at + n - 3, 2);
  const day = num(buf, at + n - 1, 2);
  const year = n === 8 ? num(buf, at + 1, 4) : 0;
  if (!validDate(year || 2000, month, day) || !datedClock(buf, at + 1 + n, end, out)) return false;
  out.shape = SHAPE_GLOG;
  out.letter = letter;
  const kind = year ? TIME_LOCAL : TIME_YEARLESS;
  return finish(daysFromCivil(year || yearFor(month, day, context), month, day), Number.NaN, kind, out);
}
