import type { Frame } from './frame.ts';
import { type BrokenService, findBrokenServices } from './signals/broken-spans.ts';
import type { Problem } from './signals/problems.ts';
import { findSilentServices, type SilentService } from './signals/silence.ts';
import { findSlowServices, type SlowService } from './signals/slow-gaps.ts';
import { squash } from './statistics.ts';
import type { TraceRows } from './trace-table.ts';

/** What each signal says about one service, each 0..1, and together. */
export interface ServiceCase {
  service: number;
  score: number;
  errors: number;
  broken: number;
  slow: number;
  problems: Problem[];
  brokenSpan: BrokenService | undefined;
  slowness: SlowService | undefined;
  silent: number;
  silence: SilentService | undefined;
}

/** Signal strengths that count as even odds; found on healthy windows compared with each other. */
const ERRORS_HALF = 30;
const BROKEN_HALF = 30;
const SLOW_HALF = 0.15;
const SILENT_HALF = 30;

/**
 * Services of traced logs ranked against a baseline. Signals are independent ways to be at fault, so they are
 * joined as such: 1 - Π(1 - strength).
 */
export function rankServices(
  frame: Frame,
  traces: readonly TraceRows[],
  problems: readonly Problem[],
): ServiceCase[] {
  const cases = new Map<number, ServiceCase>();
  const of = (service: number): ServiceCase => {
    let one = cases.get(service);
    if (!one) {
      one = {
        service,
        score: 0,
        errors: 0,
        broken: 0,
        slow: 0,
        problems: [],
        brokenSpan: undefined,
        slowness: undefined,
        silent: 0,
        silence: undefined,
      };
      cases.set(service, one);
    }
    return one;
  };
  for (const problem of problems) {
    if (problem.service < 0 || problem.surge < 4 || problem.level < 4) continue;
    const weight = problem.level >= 5 ? 1 : 0.3;
    const blamed = namedService(frame, problem);
    const one = of(blamed ?? problem.service);
    // A caller's word that somebody else failed is weaker than the failing one's own.
    const strength = squash(problem.surge * weight * (blamed === undefined ? 1 : 0.5), ERRORS_HALF);
    one.problems.push(problem);
    one.errors = Math.max(one.errors, strength);
  }
  const noisy = knownNoise(frame, problems);
  for (const broken of findBrokenServices(frame, traces)) {
    const explained = broken.examples.filter((row) => noisy.has(frame.trace[row]!)).length;
    // Spans that end in an error as common in good times are that known trouble, not a new one.
    const fresh = 1 - (0.8 * explained) / Math.max(1, broken.examples.length);
    const one = of(broken.service);
    one.brokenSpan = broken;
    one.broken = squash(broken.score * fresh, BROKEN_HALF);
  }
  for (const slow of findSlowServices(frame, traces)) {
    const one = of(slow.service);
    one.slowness = slow;
    one.slow = squash(slow.score, SLOW_HALF);
  }
  for (const silence of findSilentServices(frame, traces)) {
    const one = of(silence.service);
    one.silence = silence;
    one.silent = squash(silence.score, SILENT_HALF);
  }
  for (const one of cases.values()) {
    one.problems.sort((a, b) => b.surge - a.surge);
    one.score =
      1 - (1 - 0.95 * one.errors) * (1 - 0.95 * one.broken) * (1 - 0.95 * one.slow) * (1 - 0.95 * one.silent);
  }
  return [...cases.values()].sort((a, b) => b.score - a.score);
}

/** Traces with an error-level line whose template is no louder than in good times. */
function knownNoise(frame: Frame, problems: readonly Problem[]): Set<number> {
  const traces = new Set<number>();
  for (const problem of problems) {
    if (problem.level < 5 || problem.surge >= 10) continue;
    for (const row of problem.rows) if (frame.trace[row]! >= 0) traces.add(frame.trace[row]!);
  }
  return traces;
}

/** The one other service that nearly all lines of the problem name. */
export function namedService(frame: Frame, problem: Problem): number | undefined {
  const counts = new Map<number, number>();
  const rows = problem.rows.slice(0, 30);
  for (const row of rows) {
    const text = frame.message(row);
    for (let service = 0; service < frame.services.length; service++) {
      if (service === problem.service) continue;
      const name = frame.services[service]!;
      if (name.length > 3 && text.includes(name)) counts.set(service, (counts.get(service) ?? 0) + 1);
    }
  }
  for (const [service, count] of counts) if (count >= rows.length * 0.6) return service;
  return undefined;
}
