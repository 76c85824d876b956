import type { Draw } from './draw.ts';

export type LevelName = 'none' | 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** One line about to be written: what its header may show. */
export interface Moment {
  draw: Draw;
  /** Milliseconds since 1970, UTC. */
  time: number;
  level: string;
  tag: string;
}

/** A program's way of logging. */
export interface System {
  name: string;
  /** Name that the engine should give the layout. */
  format: string;
  /** What stands before the message; `whole` writes the line itself where the message is not at its end. */
  header(moment: Moment): string;
  whole?(moment: Moment, message: string): string;
  /** First lines that hold no event. */
  preamble?: string[];
  /** What the level words mean; `-` is none. */
  levels: Record<string, LevelName>;
  /** What the line tells of its time. */
  clock: 'full' | 'second' | 'relative' | 'none';
  /** Lines are columns, not sentences: only time, level and name are judged. */
  columns?: true;
  /**
   * One event a line: `weight LEVEL tag | message`, with `{value}` for what varies and `{a/b/c}` for one of some
   * words. A message that begins with `=` is kept as one event with the one named before it.
   */
  events: string;
}

const two = (n: number): string => String(n).padStart(2, '0');
const three = (n: number): string => String(n).padStart(3, '0');
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Parts of an instant in UTC, padded as logs write them. */
export function partsOf(time: number) {
  const date = new Date(time);
  return {
    year: String(date.getUTCFullYear()),
    month: two(date.getUTCMonth() + 1),
    monthName: MONTHS[date.getUTCMonth()]!,
    weekday: DAYS[date.getUTCDay()]!,
    day: two(date.getUTCDate()),
    dayBlank: String(date.getUTCDate()).padStart(2, ' '),
    hour: two(date.getUTCHours()),
    minute: two(date.getUTCMinutes()),
    second: two(date.getUTCSeconds()),
    ms: three(date.getUTCMilliseconds()),
    date: date.toISOString().slice(0, 10),
    clock: date.toISOString().slice(11, 19),
  };
}

/** `Mar  4 10:20:30`. */
export function bsdTime(time: number): string {
  const at = partsOf(time);
  return `${at.monthName} ${at.dayBlank} ${at.clock}`;
}

export const COMMON_LEVELS: Record<string, LevelName> = {
  '-': 'none',
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  WARNING: 'warn',
  ERROR: 'error',
  FATAL: 'fatal',
};
