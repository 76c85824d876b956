import type { LevelBars } from '#lib/contracts/log-view.ts';
import { countsOf } from '#lib/logs/profile/profile.ts';
import { LEVEL_NAMES } from '#lib/logs/record.ts';
import type { Ctx } from '#lib/server/context.ts';
import { readProfile } from './read-profile.ts';

export interface CountOverTimeInput {
  logSetId: string;
  /** Absent: the whole set. */
  file?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  bars: number;
}

/** Records per level in at most `bars` equal spans, read from the profile alone; null when nothing has a time. */
export async function countOverTime(ctx: Ctx, input: CountOverTimeInput): Promise<LevelBars | null> {
  const { logSetId, file } = input;
  const profile = await readProfile(ctx, { logSetId, ...(file === undefined ? {} : { file }) });
  if (Number.isNaN(profile.firstTime)) return null;
  const { widthMs } = profile.levelCounts;
  const first = input.from ? Date.parse(input.from) : profile.firstTime;
  const last = input.to ? Date.parse(input.to) : profile.lastTime + 1;
  // Bars are whole buckets: a finer picture than the profile holds would be made up.
  const start = Math.floor(first / widthMs) * widthMs;
  const buckets = Math.max(1, Math.ceil((last - start) / widthMs));
  const barMs = Math.ceil(buckets / input.bars) * widthMs;
  const bars = Math.ceil((buckets * widthMs) / barMs);
  const to = start + bars * barMs;
  const levels = LEVEL_NAMES.map((level, index) => {
    const counts = new Array<number>(bars).fill(0);
    for (const { time, count } of countsOf(profile.levelCounts, index, start, to))
      counts[Math.floor((time - start) / barMs)]! += count;
    return { level, counts };
  }).filter(({ counts }) => counts.some((count) => count > 0));
  return { from: new Date(start).toISOString(), to: new Date(to).toISOString(), barMs, levels };
}
