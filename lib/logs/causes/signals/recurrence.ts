/** When, by the clock, a trouble shows up. */
export interface ClockWindow {
  /** Minutes of the day, UTC, the last one included. */
  fromMinute: number;
  toMinute: number;
  /** Days on which it was seen. */
  days: number;
  /** It begins within a minute of a quarter of an hour, as scheduled things do. */
  scheduled: boolean;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A window wider than this is no window. */
const WIDEST_MINUTES = 6 * 60;

/** The clock window that holds all the instants, when the log goes on for much longer around it. */
export function findClockWindow(
  times: readonly number[],
  logFrom: number,
  logTo: number,
): ClockWindow | undefined {
  if (times.length < 3) return undefined;
  const minutes = times.map((time) => Math.floor((((time % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS));
  const fromMinute = Math.min(...minutes);
  const toMinute = Math.max(...minutes);
  const days = new Set(times.map((time) => Math.floor(time / DAY_MS))).size;
  const widthMs = (toMinute - fromMinute + 1) * MINUTE_MS;
  const first = Math.min(...times);
  const last = Math.max(...times);
  const around = first - logFrom > widthMs && logTo - last > widthMs;
  if (!around || toMinute - fromMinute > WIDEST_MINUTES || logTo - logFrom < widthMs * days * 4)
    return undefined;
  return { fromMinute, toMinute, days, scheduled: fromMinute % 15 === 0 };
}

export interface Rhythm {
  everyMs: number;
  bursts: number;
}

/** Bursts that come at even distances. */
export function findRhythm(times: readonly number[]): Rhythm | undefined {
  if (times.length < 4) return undefined;
  const sorted = [...times].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((time, i) => time - sorted[i]!);
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
  const cut = Math.max(usual * 5, 20_000);
  const starts = [sorted[0]!];
  gaps.forEach((gap, i) => {
    if (gap > cut) starts.push(sorted[i + 1]!);
  });
  if (starts.length < 4) return undefined;
  const distances = starts.slice(1).map((start, i) => start - starts[i]!);
  const mean = distances.reduce((sum, value) => sum + value, 0) / distances.length;
  const spread = Math.sqrt(distances.reduce((sum, value) => sum + (value - mean) ** 2, 0) / distances.length);
  return spread < mean * 0.12 ? { everyMs: mean, bursts: starts.length } : undefined;
}

export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
