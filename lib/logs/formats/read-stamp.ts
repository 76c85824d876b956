import { TIME_DAYLESS } from '../record.ts';
import { DAY_MS, named, readWeekdayName } from './calendar.ts';
import { byteAt, digitsRun, isDigit, isLetter, num } from './digits.ts';
import { finish } from './place-date.ts';
import { readClock } from './read-clock.ts';
import { readEpoch } from './read-epoch.ts';
import { readDayMonth, readGlog, readMonthDay } from './read-named-date.ts';
import { readCompact, readNumericDate, readYearFirst } from './read-numeric-date.ts';
import { readZone } from './read-zone.ts';
import { SHAPE_CLOCK, SHAPE_MINUTES, SHAPE_WEEKDAY, type Stamp, type StampContext } from './stamp.ts';

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
  const c = byteAt(buf, at, end);
  if (c === undefined) return false;
  out.start = at;
  out.letter = 0;
  out.clockAt = -1;
  out.clockDigits = 2;
  out.meridiem = 0;
  if (isDigit(c)) return readDigits(buf, at, end, context, out);
  if (!isLetter(c)) return false;
  if (isDigit(byteAt(buf, at + 1, end))) return readGlog(buf, at, end, context, out);
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
  const next = byteAt(buf, at + n, end);
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
      if (isLetter(byteAt(buf, at + n + 1, end))) return readDayMonth(buf, at, n, end, context, out);
      return next !== 32 && readNumericDate(buf, at, n, end, context, out);
    }
    return false;
  }
  if (n === 4) return readYearFirst(buf, at, end, out);
  if (n === 6 || n === 8 || n === 14) return readCompact(buf, at, n, end, out);
  if (n === 10 || n === 13 || n === 16 || n === 19) return readEpoch(buf, at, n, end, out);
  return false;
}

/** MM:SS.mmm, a protocol trace's clock within the hour. */
function readMinutes(buf: Uint8Array, at: number, end: number, context: StampContext, out: Stamp): boolean {
  if (digitsRun(buf, at + 3, end) !== 2 || byteAt(buf, at + 5, end) !== 46) return false;
  if (digitsRun(buf, at + 6, end) !== 3) return false;
  const minute = num(buf, at, 2);
  const second = num(buf, at + 3, 2);
  if (minute > 59 || second > 59) return false;
  out.clockMs = (minute * 60 + second) * 1000 + num(buf, at + 6, 3);
  out.shape = SHAPE_MINUTES;
  out.clockAt = -1;
  out.end = at + 9;
  return finish(Math.floor(context.referenceTime / DAY_MS), Number.NaN, TIME_DAYLESS, out);
}
