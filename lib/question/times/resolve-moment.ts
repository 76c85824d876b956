import type { Clock, Day, DayPart, Moment, Unit } from './find-moments.ts';
import {
  instantOf,
  shiftDays,
  shiftMonths,
  startOfDay,
  type Wall,
  wallOf,
  weekdayOf,
  type Zone,
} from './zones.ts';

/** The clock that "yesterday" and "10:05" are read against. */
export type Reference = { at: number; zone: Zone; slackMs: number };
/** Half-open, in milliseconds; a point is a clock reading rather than a stretch of days. */
export type Span = { start: number; end: number; point: boolean };

const unitMs: Record<'second' | 'minute' | 'hour', number> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
};

export function resolveMoment(moment: Moment, reference: Reference): Span {
  const zone = ('zone' in moment ? moment.zone : undefined) ?? reference.zone;
  const here = wallOf(zone, reference.at);
  const at = (wall: Wall) => instantOf(zone, wall);
  const between = (from: Wall, to: Wall): Span => ({ start: at(from), end: at(to), point: false });
  switch (moment.kind) {
    case 'day': {
      const day = dayOf(moment.day, here, reference, zone);
      if (moment.clock) return clockSpan(day, moment.clock, at);
      if (moment.part) return partSpan(day, moment.part, at);
      return between(day, shiftDays(day, 1));
    }
    case 'clock':
      return clockSpan(latestDay(here, moment.clock, reference, at), moment.clock, at);
    case 'part': {
      const today = partSpan(startOfDay(here), moment.part, at);
      return today.start <= reference.at + reference.slackMs
        ? today
        : partSpan(shiftDays(startOfDay(here), -1), moment.part, at);
    }
    case 'period':
      return periodSpan(moment.unit, moment.back, here, at);
    case 'month': {
      const first = { y: moment.y ?? here.y, mo: moment.mo, d: 1, h: 0, mi: 0, s: 0 };
      const begin = moment.y === undefined && moment.mo > here.mo ? { ...first, y: here.y - 1 } : first;
      return between(begin, shiftMonths(begin, 1));
    }
    case 'year': {
      const first = { y: moment.y, mo: 1, d: 1, h: 0, mi: 0, s: 0 };
      return between(first, { ...first, y: moment.y + 1 });
    }
    case 'weekend': {
      const monday = shiftDays(startOfDay(here), -weekdayOf(here));
      // On a Saturday or Sunday "this weekend" runs; before that the one that people look back on has passed.
      const running = weekdayOf(here) >= 5;
      const saturday = shiftDays(monday, running && moment.back === 0 ? 5 : -2);
      return between(saturday, shiftDays(saturday, 2));
    }
    case 'last': {
      // Half-open: one more millisecond keeps the line that was written at the reference itself.
      return {
        start: backFrom(here, moment.unit, moment.count, reference.at, at),
        end: reference.at + 1,
        point: false,
      };
    }
    case 'ago': {
      const start = backFrom(here, moment.unit, moment.count, reference.at, at);
      switch (moment.unit) {
        case 'second':
        case 'minute':
        case 'hour':
          return { start, end: start + unitMs[moment.unit], point: true };
        case 'day':
        case 'week':
        case 'month':
        case 'quarter':
        case 'year': {
          const day = startOfDay(wallOf(zone, start));
          return moment.unit === 'day'
            ? between(day, shiftDays(day, 1))
            : periodSpan(moment.unit, 0, day, at);
        }
        default:
          return moment.unit satisfies never;
      }
    }
    case 'epoch':
      return { start: moment.at, end: moment.at + 1000, point: true };
    default:
      return moment satisfies never;
  }
}

function dayOf(day: Day, here: Wall, reference: Reference, zone: Zone): Wall {
  switch (day.kind) {
    case 'date': {
      const wall = { y: day.y ?? here.y, mo: day.mo, d: day.d, h: 0, mi: 0, s: 0 };
      const ahead = instantOf(zone, wall) > reference.at + 86_400_000;
      return day.y === undefined && ahead ? { ...wall, y: here.y - 1 } : wall;
    }
    case 'offset':
      return shiftDays(startOfDay(here), day.days);
    case 'weekday': {
      const back = (weekdayOf(here) - day.weekday + 7) % 7;
      return shiftDays(startOfDay(here), -(back === 0 && day.strictlyBefore ? 7 : back));
    }
    default:
      return day satisfies never;
  }
}

/** The last day on which that clock time is not in the future. */
function latestDay(here: Wall, clock: Clock, reference: Reference, at: (wall: Wall) => number): Wall {
  const today = startOfDay(here);
  const instant = at({ ...today, h: clock.h, mi: clock.mi, s: clock.s });
  return instant <= reference.at + reference.slackMs ? today : shiftDays(today, -1);
}

function clockSpan(day: Wall, clock: Clock, at: (wall: Wall) => number): Span {
  const start = at({ ...day, h: clock.h, mi: clock.mi, s: clock.s });
  return { start, end: start + unitMs[clock.precision], point: true };
}

function partSpan(day: Wall, part: DayPart, at: (wall: Wall) => number): Span {
  const hours = (from: number, to: number): Span => ({
    start: at({ ...day, h: from }),
    end: at({ ...day, h: to }),
    point: false,
  });
  switch (part) {
    case 'morning':
      return hours(6, 12);
    case 'afternoon':
      return hours(12, 18);
    case 'evening':
      return hours(18, 24);
    case 'night':
      // The night belongs to the day it begins on.
      return hours(20, 30);
    case 'noon':
      return { ...hours(12, 13), point: true };
    case 'midnight':
      return { ...hours(0, 1), point: true };
    default:
      return part satisfies never;
  }
}

function periodSpan(unit: Unit, back: number, here: Wall, at: (wall: Wall) => number): Span {
  const today = startOfDay(here);
  const between = (from: Wall, to: Wall): Span => ({ start: at(from), end: at(to), point: false });
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour': {
      const size = unitMs[unit];
      const floor = { ...here, mi: unit === 'hour' ? 0 : here.mi, s: unit === 'second' ? here.s : 0 };
      const start = at(floor) - back * size;
      return { start, end: start + size, point: false };
    }
    case 'day':
      return between(shiftDays(today, -back), shiftDays(today, 1 - back));
    case 'week': {
      const monday = shiftDays(today, -weekdayOf(here) - 7 * back);
      return between(monday, shiftDays(monday, 7));
    }
    case 'month':
    case 'quarter':
    case 'year': {
      const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12;
      const first = { ...today, d: 1, mo: Math.floor((here.mo - 1) / months) * months + 1 };
      const begin = shiftMonths(first, -back * months);
      return between(begin, shiftMonths(begin, months));
    }
    default:
      return unit satisfies never;
  }
}

function backFrom(here: Wall, unit: Unit, count: number, now: number, at: (wall: Wall) => number): number {
  // Beyond this a span is no question about logs, and dates would leave what can be written down.
  const n = Math.min(count, unit === 'year' ? 100 : 9999);
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour':
      return now - n * unitMs[unit];
    case 'day':
      return n === Math.floor(n) ? at(shiftDays(here, -n)) : now - n * 86_400_000;
    case 'week':
      return at(shiftDays(here, -Math.round(n * 7)));
    case 'month':
      return at(shiftMonths(here, -Math.min(1200, Math.round(n))));
    case 'quarter':
      return at(shiftMonths(here, -Math.min(1200, Math.round(3 * n))));
    case 'year':
      return at(shiftMonths(here, -Math.round(12 * n)));
    default:
      return unit satisfies never;
  }
}
