import { countsOf, type Profile } from '../profile/profile.ts';
import { LEVEL_ERROR, LEVEL_WARN } from '../record.ts';

/** Records per bucket over a whole set: small enough to lie beside every set. */
export interface Timeline {
  /** Epoch milliseconds of the first bucket. */
  from: number;
  bucketMs: number;
  total: number[];
  /** Warnings and worse. */
  trouble: number[];
  /** Errors and worse. */
  errors: number[];
}

/** Buckets kept: more than any screen shows, some kilobytes as JSON. */
const MOST_BUCKETS = 720;

/** The timeline of a profile; undefined when no line says when it was written. */
export function summarizeTimeline(
  profile: Pick<Profile, 'firstTime' | 'lastTime' | 'levels' | 'levelCounts'>,
): Timeline | undefined {
  const { firstTime, lastTime, levelCounts } = profile;
  if (!(firstTime <= lastTime)) return undefined;
  let bucketMs = levelCounts.widthMs;
  while ((lastTime - firstTime) / bucketMs >= MOST_BUCKETS - 1) bucketMs *= 2;
  const first = Math.floor(firstTime / bucketMs);
  const size = Math.floor(lastTime / bucketMs) - first + 1;
  const empty = () => new Array<number>(size).fill(0);
  const timeline = { from: first * bucketMs, bucketMs, total: empty(), trouble: empty(), errors: empty() };
  for (let level = 0; level < profile.levels.length; level++) {
    for (const { time, count } of countsOf(levelCounts, level, firstTime - bucketMs, lastTime + 1)) {
      const bucket = Math.max(0, Math.floor(time / bucketMs) - first);
      timeline.total[bucket]! += count;
      if (level >= LEVEL_WARN) timeline.trouble[bucket]! += count;
      if (level >= LEVEL_ERROR) timeline.errors[bucket]! += count;
    }
  }
  return timeline;
}

/** One timeline of several sets, in buckets as wide as the widest. */
export function mergeTimelines(timelines: readonly Timeline[]): Timeline | undefined {
  const [one] = timelines;
  if (!one || timelines.length === 1) return one;
  let bucketMs = Math.max(...timelines.map((timeline) => timeline.bucketMs));
  const from = Math.min(...timelines.map((timeline) => timeline.from));
  const to = Math.max(
    ...timelines.map((timeline) => timeline.from + timeline.total.length * timeline.bucketMs),
  );
  while ((to - from) / bucketMs >= MOST_BUCKETS - 1) bucketMs *= 2;
  const first = Math.floor(from / bucketMs);
  const size = Math.floor((to - 1) / bucketMs) - first + 1;
  const empty = () => new Array<number>(size).fill(0);
  const whole = { from: first * bucketMs, bucketMs, total: empty(), trouble: empty(), errors: empty() };
  for (const timeline of timelines) {
    for (let at = 0; at < timeline.total.length; at++) {
      const bucket = Math.floor((timeline.from + at * timeline.bucketMs) / bucketMs) - first;
      whole.total[bucket]! += timeline.total[at]!;
      whole.trouble[bucket]! += timeline.trouble[at]!;
      whole.errors[bucket]! += timeline.errors[at]!;
    }
  }
  return whole;
}
