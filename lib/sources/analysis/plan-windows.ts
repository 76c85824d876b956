import type { Parameters } from '#lib/contracts/parameters.ts';
import { findOnset } from '#lib/logs/windows/find-onset.ts';
import type { Timeline } from '#lib/logs/windows/summarize-timeline.ts';
import { ANALYSIS_LIMITS } from './analysis-limits.ts';
import { type Plan, type PlannedFile, planReading } from './plan-reading.ts';

export interface WindowPlans {
  window: Plan;
  /** What to compare with, and the span of it that counts; null for all. */
  baseline: { plan: Plan; span: { from: number; to: number } | null } | null;
  /** Begin of the trouble when the question names none. */
  onset: number | null;
  /** Not all that is asked for is read. */
  isPart: boolean;
}

/** Which parts of logs, and of the logs of a good time, a question needs to be read line by line. */
export function planWindows(
  files: readonly PlannedFile[],
  good: readonly PlannedFile[],
  parameters: Pick<Parameters, 'timeRange' | 'baselineRange'>,
  timeline: Timeline | null,
): WindowPlans {
  const { timeRange, baselineRange } = parameters;
  const { windowBytes, partBytes, baselineBytes, leadShare } = ANALYSIS_LIMITS;
  const bytes = files.flatMap(({ places }) => places).reduce((sum, { byteLength }) => sum + byteLength, 0);
  const onset = timeline && !timeRange?.from ? (findOnset(timeline)?.time ?? null) : null;
  const window = planReading(files, {
    ...spanOf(timeRange),
    onset,
    budget: bytes <= windowBytes ? windowBytes : partBytes,
    leadShare: good.length > 0 || baselineRange ? 0.1 : leadShare,
  });
  // What lies before a begin that nobody named is asked for as well.
  const isPart = window.share < 1 || (window.covered !== null && !timeRange?.from);
  const open = { onset: null, budget: baselineBytes, leadShare: 0 };
  if (good.length > 0) {
    const plan = planReading(good, { ...open, from: null, to: null });
    return { window, baseline: { plan, span: null }, onset, isPart };
  }
  if (!baselineRange) return { window, baseline: null, onset, isPart };
  const { from, to } = spanOf(baselineRange);
  const span = { from: from ?? Number.NEGATIVE_INFINITY, to: to ?? Number.POSITIVE_INFINITY };
  return { window, baseline: { plan: planReading(files, { ...open, from, to }), span }, onset, isPart };
}

const spanOf = (range: Parameters['timeRange']) => ({
  from: range?.from ? Date.parse(range.from) : null,
  to: range?.to ? Date.parse(range.to) : null,
});
