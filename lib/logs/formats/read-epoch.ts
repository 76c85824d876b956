import { TIME_ABSOLUTE } from '../record.ts';
import { byteAt, isDigit, isLetter, num } from './digits.ts';
import { fraction, readFraction } from './read-clock.ts';
import { SHAPE_EPOCH, type Stamp } from './stamp.ts';

export function readEpoch(buf: Uint8Array, at: number, n: number, end: number, out: Stamp): boolean {
  const lead = buf[at]!;
  // 2001-09-09 to 2065: other ten-digit numbers are more likely to be something else
  if (lead !== 49 && !(lead === 50 && n === 10)) return false;
  const next = byteAt(buf, at + n, end);
  if (isLetter(next) || next === 45 || next === 95 || next === 58 || next === 47) return false;
  let value = num(buf, at, n);
  let p = at + n;
  if (n === 10) {
    value *= 1000;
    if (next === 46 && isDigit(byteAt(buf, p + 1, end))) {
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
