import { named } from './calendar.ts';
import { byteAt, digitsRun, isDigit, isLetter, num } from './digits.ts';
import type { Stamp } from './stamp.ts';

/** Zone abbreviations that are unambiguous enough to be read as offsets, in minutes. */
const ZONES = new Map<string, number>([
  ['UTC', 0],
  ['GMT', 0],
  ['WET', 0],
  ['WEST', 60],
  ['BST', 60],
  ['CET', 60],
  ['CEST', 120],
  ['EET', 120],
  ['EEST', 180],
  ['SAST', 120],
  ['MSK', 180],
  ['MSD', 240],
  ['IST', 330],
  ['HKT', 480],
  ['SGT', 480],
  ['AWST', 480],
  ['JST', 540],
  ['KST', 540],
  ['AEST', 600],
  ['AEDT', 660],
  ['NZST', 720],
  ['NZDT', 780],
  ['BRT', -180],
  ['ART', -180],
  ['AST', -240],
  ['ADT', -180],
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['AKST', -540],
  ['AKDT', -480],
  ['HST', -600],
]);

/** First two letters, in five bits each, of what may go on a clock behind a blank: zones, `AM` and `PM`. */
const opensTail = new Uint8Array(1024);
for (const name of [...ZONES.keys(), 'AM', 'PM'])
  opensTail[((name.charCodeAt(0) & 31) << 5) | (name.charCodeAt(1) & 31)] = 1;

/**
 * Whether what stands at `at` may belong to a stamp that ended there on another line: a zone, a meridiem, a year.
 * False is certain, true is not; `yearless` stamps are those whose year may stand at their end.
 */
export function mayGoOn(buf: Uint8Array, at: number, end: number, yearless: boolean): boolean {
  if (at >= end) return false;
  let c = buf[at]!;
  if (isDigit(c) || isLetter(c) || c === 95) return true;
  const next = at + 1 < end ? buf[at + 1]! : 32;
  if ((c === 43 || c === 45 || c === 58) && isDigit(next)) return true;
  if (c !== 32) return yearless && c > 32 && c !== 93 && c !== 58;
  c = next;
  if (isDigit(c)) return yearless && digitsRun(buf, at + 1, end) === 4;
  if (at + 2 >= end) return c === 90;
  if (c === 43 || c === 45) return isDigit(buf[at + 2]);
  return c === 90 || (isLetter(c) && opensTail[((c & 31) << 5) | (buf[at + 2]! & 31)] === 1);
}

/** Offset in minutes of the upper-case abbreviation at `at`; `named.end` is its end. */
function readZoneName(buf: Uint8Array, at: number, end: number): boolean {
  let p = at;
  while (p < end && p < at + 5 && buf[p]! >= 65 && buf[p]! <= 90) p++;
  const length = p - at;
  if (length < 3 || length > 4) return false;
  if (p < end && (isLetter(buf[p]!) || (buf[p]! >= 48 && buf[p]! <= 57) || buf[p] === 95)) return false;
  let name = '';
  for (let i = at; i < p; i++) name += String.fromCharCode(buf[i]!);
  const offset = ZONES.get(name);
  if (offset === undefined) return false;
  named.value = offset;
  named.end = p;
  return true;
}

/** Zone after the clock, in minutes east of UTC; NaN when none is written. Moves `out.end`. */
export function readZone(buf: Uint8Array, end: number, out: Stamp): number {
  let p = out.end;
  if (p >= end) return Number.NaN;
  let c = buf[p]!;
  if (c === 90 && !isLetter(byteAt(buf, p + 1, end))) {
    out.end = p + 1;
    return 0;
  }
  if (c === 32) {
    p++;
    c = p < end ? buf[p]! : 0;
    if (c === 90 && !isLetter(byteAt(buf, p + 1, end)) && !isDigit(byteAt(buf, p + 1, end))) {
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
