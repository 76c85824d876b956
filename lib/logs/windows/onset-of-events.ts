import type { Events } from '../events.ts';
import { BucketCounts } from '../profile/bucket-counts.ts';
import { LEVEL_NAMES } from '../record.ts';
import { findOnset } from './find-onset.ts';
import { summarizeTimeline } from './summarize-timeline.ts';

/** Since when there is more trouble than before, by the records themselves; null when no time stands out. */
export function onsetOfEvents({ count, time, level }: Events): number | null {
  const counts = new BucketCounts();
  const levels = LEVEL_NAMES.map(() => 0);
  let [firstTime, lastTime] = [Number.NaN, Number.NaN];
  for (let i = 0; i < count; i++) {
    const at = time[i]!;
    if (Number.isNaN(at)) continue;
    if (!(firstTime <= at)) firstTime = at;
    if (!(lastTime >= at)) lastTime = at;
    levels[level[i]!]!++;
    counts.add(at, level[i]!);
  }
  const levelCounts = counts.columns(
    levels.map((_, name) => name),
    levels.length,
  );
  const timeline = summarizeTimeline({ firstTime, lastTime, levels, levelCounts });
  return (timeline && findOnset(timeline)?.time) ?? null;
}
