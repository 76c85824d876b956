/** When, by the clock, a trouble shows up. */
export interface ClockWindow {
  /** Minutes of the day, UTC. */
  fromMinute: number;
  toMinute: number;
  /** Days on which it was seen. */
  days: number;
  /** Whether the log covers much more of the day than the window. */
  narrow: boolean;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The clock window that holds all the instants, when it is much narrower than what the log covers. */
export function findClockWindow(times: readonly number[], coveredMs: number): ClockWindow | undefined {
  if (times.length < 3) return undefined;
  const minutes = times.map((time) => Math.floor((time % DAY_MS) / MINUTE_MS));
  const from = Math.min(...minutes);
  const to = Math.max(...minutes) + 1;
  const days = new Set(times.map((time) => Math.floor(time / DAY_MS))).size;
  const narrow = coveredMs > (to - from) * MINUTE_MS * days * 4;
  if (!narrow || to - from > 6 * 60) return undefined;
  return { fromMinute: from, toMinute: to, days, narrow };
}

export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
