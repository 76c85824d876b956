import { TIME_ABSOLUTE, TIME_LOCAL } from '../record.ts';
import { DAY_MS, daysFromCivil } from './calendar.ts';
import type { Stamp, StampContext } from './stamp.ts';

/** Year that a date without one belongs to: the latest that is not after the reference (one day of grace). */
export function yearFor(month: number, day: number, context: StampContext): number {
  const limit = context.referenceTime + DAY_MS;
  const year = new Date(context.referenceTime).getUTCFullYear() + 1;
  for (let y = year; y > year - 9; y--) {
    if (month === 2 && day === 29 && daysFromCivil(y, 3, 1) - daysFromCivil(y, 2, 28) !== 2) continue;
    if (daysFromCivil(y, month, day) * DAY_MS <= limit) return y;
  }
  return year - 1;
}

export function finish(days: number, zone: number, kind: number, out: Stamp): boolean {
  out.dayBase = days * DAY_MS - (Number.isNaN(zone) ? 0 : zone * 60_000);
  out.time = out.dayBase + out.clockMs;
  out.kind = kind === TIME_LOCAL && !Number.isNaN(zone) ? TIME_ABSOLUTE : kind;
  return true;
}

export function validDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1970 && year < 2200;
}
