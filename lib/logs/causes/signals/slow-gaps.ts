import { AFTER, type Frame } from '../frame.ts';
import { quantile } from '../statistics.ts';
import type { TraceRows } from '../trace-table.ts';

/** Two rows of one trace with more time between them than the baseline knows. */
export interface SlowGap {
  from: number;
  to: number;
  ms: number;
  usualMs: number;
}

export interface SlowService {
  service: number;
  score: number;
  slow: number;
  steps: number;
  /** Median of the slow steps and of the same steps in the baseline, in milliseconds. */
  slowMs: number;
  usualMs: number;
  /** Lines in between stand for the times that the logs do not tell: `ms` are no milliseconds then. */
  lines: { slow: number; usual: number } | undefined;
  examples: SlowGap[];
}

interface Step {
  a: number;
  b: number;
  before: number[];
  after: { ms: number; from: number; to: number }[];
}

interface Tally {
  slow: number;
  steps: number;
  /** Those of them that lead from one service to another. */
  crossSlow: number;
  crossSteps: number;
  excess: number;
  gaps: SlowGap[];
}

/** Share of slow steps beyond what chance makes slow. */
function slowPart(slow: number, steps: number): number {
  return (slow - USUAL_SLOW_SHARE * steps - 1.5 * Math.sqrt(slow)) / (steps + 4);
}

/** Fewer baseline steps than this say nothing about what is usual. */
const FEWEST_USUAL = 3;
/** A step that waits longer counts no more: one stuck request must not outweigh many slow ones. */
const LONGEST_COUNTED_MS = 3_000;
/** Differences below this are the clock's and the scheduler's. */
const SMALLEST_EXCESS_MS = 8;
/** Where no line has a time, others come in between while a request waits: so much a line counts for. */
const LINE_MS = 20;

function hasTimes(frame: Frame): boolean {
  for (let row = 0; row < frame.count; row++) if (!Number.isNaN(frame.time[row]!)) return true;
  return false;
}

/** Share of healthy steps beyond the threshold by construction. */
const USUAL_SLOW_SHARE = 0.05;

/**
 * Who is slow: each pair of neighbouring lines of a trace is a step, compared with the same step in the
 * baseline. A step counts for the service it leaves and the one it reaches: the service that is slow itself
 * has slow steps towards all its neighbours, one that waits only towards the slow one.
 */
export function findSlowServices(frame: Frame, traces: readonly TraceRows[]): SlowService[] {
  const steps = new Map<string, Step>();
  const inLines = !hasTimes(frame);
  for (const rows of traces) {
    for (let i = 1; i < rows.length; i++) {
      const from = rows[i - 1]!;
      const to = rows[i]!;
      const ms = inLines ? (to - from) * LINE_MS : frame.time[to]! - frame.time[from]!;
      if (Number.isNaN(ms)) continue;
      const key = `${frame.service[from]},${frame.template[from]},${frame.service[to]},${frame.template[to]}`;
      let step = steps.get(key);
      if (!step) {
        step = { a: frame.service[from]!, b: frame.service[to]!, before: [], after: [] };
        steps.set(key, step);
      }
      if (frame.phase[from] === AFTER) step.after.push({ ms, from, to });
      else step.before.push(ms);
    }
  }
  const tallies = new Map<number, Tally>();
  let wholeExcess = 0;
  for (const step of steps.values()) {
    if (step.before.length < FEWEST_USUAL || step.after.length < 2) continue;
    step.before.sort((a, b) => a - b);
    const high = quantile(step.before, 1 - USUAL_SLOW_SHARE);
    const usualMs = quantile(step.before, 0.5);
    const limit = Math.max(high * 1.5, high + SMALLEST_EXCESS_MS);
    for (const service of step.a === step.b ? [step.a] : [step.a, step.b]) {
      let tally = tallies.get(service);
      if (!tally) {
        tally = { slow: 0, steps: 0, crossSlow: 0, crossSteps: 0, excess: 0, gaps: [] };
        tallies.set(service, tally);
      }
      for (const gap of step.after) {
        tally.steps++;
        if (step.a !== step.b) tally.crossSteps++;
        if (gap.ms <= limit) continue;
        tally.slow++;
        if (step.a !== step.b) tally.crossSlow++;
        const excess = Math.min(gap.ms - high, LONGEST_COUNTED_MS);
        tally.excess += excess;
        if (service === step.a) wholeExcess += excess;
        tally.gaps.push({ from: gap.from, to: gap.to, ms: gap.ms, usualMs });
      }
    }
  }
  const found: SlowService[] = [];
  for (const [service, tally] of tallies) {
    if (service < 0 || tally.slow < 2) continue;
    // A slow network shows between services only, a slow processor inside too: whichever stands out more.
    const part = Math.max(slowPart(tally.slow, tally.steps), slowPart(tally.crossSlow, tally.crossSteps));
    if (part <= 0) continue;
    // The slow one is part of nearly all that is slow; those that wait for it only of their own waiting.
    const covered = wholeExcess > 0 ? Math.min(1, tally.excess / wholeExcess) : 1;
    tally.gaps.sort((x, y) => y.ms - y.usualMs - (x.ms - x.usualMs));
    found.push({
      service,
      score: part * covered * Math.log2(1 + tally.excess / 50),
      slow: tally.slow,
      steps: tally.steps,
      slowMs: quantile(
        tally.gaps.map((gap) => gap.ms).sort((a, b) => a - b),
        0.5,
      ),
      usualMs: quantile(
        tally.gaps.map((gap) => gap.usualMs).sort((a, b) => a - b),
        0.5,
      ),
      lines: undefined,
      examples: tally.gaps.slice(0, 6),
    });
  }
  if (inLines)
    for (const one of found)
      one.lines = { slow: Math.round(one.slowMs / LINE_MS), usual: Math.round(one.usualMs / LINE_MS) };
  return found.sort((x, y) => y.score - x.score);
}
