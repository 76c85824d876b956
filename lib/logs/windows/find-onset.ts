import type { Timeline } from './summarize-timeline.ts';

export interface Onset {
  /** Epoch milliseconds; as exact as the buckets are wide. */
  time: number;
  /** How much likelier two rates are than one (log-likelihood ratio). */
  weight: number;
}

/** Below this a change of rate is chance. */
const LEAST_WEIGHT = 12;
/** The rate must grow by this factor: slow growth has no onset. */
const LEAST_GROWTH = 2.5;

/**
 * Since when there is more trouble than before: the split of the timeline at which two rates explain the
 * counts best. Undefined when no split stands out.
 */
export function findOnset(timeline: Timeline): Onset | undefined {
  const series = timeline.errors.some((count) => count > 0)
    ? [timeline.errors, timeline.trouble]
    : [timeline.trouble];
  const found = series.flatMap((counts) => {
    const split = bestSplit(counts);
    return split ? [split] : [];
  });
  // Warnings often begin where errors follow: of the changes that stand out, the earlier one is the onset.
  const best = found.sort((a, b) => a.at - b.at)[0];
  if (!best) return undefined;
  return { time: timeline.from + best.at * timeline.bucketMs, weight: best.weight };
}

function bestSplit(counts: readonly number[]): { at: number; weight: number } | undefined {
  const size = counts.length;
  const sum = counts.reduce((all, count) => all + count, 0);
  let before = 0;
  let best: { at: number; weight: number } | undefined;
  for (let at = 1; at < size; at++) {
    before += counts[at - 1]!;
    const after = sum - before;
    const [low, high] = [before / at, after / (size - at)];
    if (high < low * LEAST_GROWTH) continue;
    const weight = part(before, low) + part(after, high) - part(sum, sum / size);
    if (weight >= LEAST_WEIGHT && weight > (best?.weight ?? 0)) best = { at, weight };
  }
  return best;
}

function part(count: number, rate: number): number {
  return count > 0 ? count * Math.log(rate) : 0;
}
