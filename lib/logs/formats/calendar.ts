/** Days since 1970-01-01 of a proleptic Gregorian date (no Date object: this runs per line). */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146097 + doe - 719468;
}

export const DAY_MS = 86_400_000;

/** Two-digit years: 70–99 are the last century, as POSIX reads them. */
export function fullYear(twoDigits: number): number {
  return twoDigits >= 70 ? 1900 + twoDigits : 2000 + twoDigits;
}

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const WEEKDAYS = 'montuewedthufrisatsun';

function indexOfTriple(table: string, buf: Uint8Array, at: number, end: number): number {
  if (at + 3 > end) return -1;
  const a = buf[at]! | 32;
  const b = buf[at + 1]! | 32;
  const c = buf[at + 2]! | 32;
  for (let i = 0; i < table.length; i += 3) {
    if (table.charCodeAt(i) === a && table.charCodeAt(i + 1) === b && table.charCodeAt(i + 2) === c)
      return i / 3;
  }
  return -1;
}

const isLetter = (c: number): boolean => (c | 32) >= 97 && (c | 32) <= 122;

const MONTH_REST = ['uary', 'ruary', 'ch', 'il', '', 'e', 'y', 'ust', 'tember', 'ober', 'ember', 'ember'];
const WEEKDAY_REST = ['day', 'sday', 'nesday', 'rsday', 'day', 'urday', 'day'];

/** Where a month or weekday name that begins at `at` stops, or -1 when other letters follow. */
function nameEnd(rest: string, buf: Uint8Array, at: number, end: number): number {
  let p = at + 3;
  if (p >= end || !isLetter(buf[p]!)) return p;
  for (let i = 0; i < rest.length; i++, p++) {
    if (p >= end || (buf[p]! | 32) !== rest.charCodeAt(i)) return -1;
  }
  return p >= end || !isLetter(buf[p]!) ? p : -1;
}

/** Result of the last successful name look-up (module state: single-threaded, read at once). */
export const named = { value: 0, end: 0 };

export function readMonthName(buf: Uint8Array, at: number, end: number): boolean {
  const month = indexOfTriple(MONTHS, buf, at, end);
  if (month < 0) return false;
  const stop = nameEnd(MONTH_REST[month]!, buf, at, end);
  if (stop < 0) return false;
  named.value = month + 1;
  named.end = stop;
  return true;
}

export function readWeekdayName(buf: Uint8Array, at: number, end: number): boolean {
  const day = indexOfTriple(WEEKDAYS, buf, at, end);
  if (day < 0) return false;
  const stop = nameEnd(WEEKDAY_REST[day]!, buf, at, end);
  if (stop < 0) return false;
  named.value = day;
  named.end = stop;
  return true;
}
