import { findShifts, type Shift } from '../windows/find-shifts.ts';
import type { Frame } from './frame.ts';
import { explainedBy } from './signals/aftermath.ts';
import { type BrokenService, findBrokenEndings } from './signals/broken-spans.ts';
import type { ChangeEvent } from './signals/changes.ts';
import type { Problem } from './signals/problems.ts';
import { findRestarts, type Restart } from './signals/restarts.ts';
import { serviceWords } from './signals/service-words.ts';
import { findSilentServices, type SilentService } from './signals/silence.ts';
import { findSlowServices, type SlowService } from './signals/slow-gaps.ts';
import { type Target, targetOf } from './signals/targets.ts';
import { findVotes, type Votes } from './signals/trace-votes.ts';
import { squash, surge } from './statistics.ts';
import type { TraceRows } from './trace-table.ts';

/** What each signal says about one component, each 0..1, and together. */
export interface ServiceCase {
  /** -1 for one that writes no line itself. */
  service: number;
  name: string;
  score: number;
  errors: number;
  broken: number;
  slow: number;
  silent: number;
  blamed: number;
  shifted: number;
  restarted: number;
  problems: Problem[];
  /** Troubles of others that name it. */
  accusers: { problem: Problem; target: Target }[];
  /** Failing traces whose innermost trouble is its own, and a row of one. */
  vote: { count: number; row: number } | undefined;
  brokenSpan: BrokenService | undefined;
  slowness: SlowService | undefined;
  silence: SilentService | undefined;
  shift: Shift | undefined;
  restart: Restart | undefined;
  change: ChangeEvent | undefined;
}

/** Signal strengths that count as even odds; found on healthy windows compared with each other. */
const ERRORS_HALF = 30;
const BROKEN_HALF = 30;
const SLOW_HALF = 0.15;
const SILENT_HALF = 30;
const VOTES_HALF = 40;
const SHIFT_HALF = 6;
/** What a caller's word that somebody else failed is worth against the failing one's own. */
const ACCUSED = 0.75;
const MESSENGER = 0.25;
/** What is left of a trouble that another one explains. */
const EXPLAINED = 0.25;

/**
 * Components ranked against a good time. Signals are independent ways to be at fault, so they are joined as
 * such: 1 - Π(1 - strength).
 */
export function rankServices(
  frame: Frame,
  traces: readonly TraceRows[],
  problems: readonly Problem[],
  changes: readonly ChangeEvent[],
): ServiceCase[] {
  const cases = new Map<string, ServiceCase>();
  const of = (service: number, name = frame.services[service]!): ServiceCase => {
    let one = cases.get(name);
    if (!one) {
      one = emptyCase(service, name);
      cases.set(name, one);
    }
    return one;
  };
  const patterns = serviceWords(frame);
  const endings = findBrokenEndings(frame, traces);
  const noisy = knownNoise(frame, problems);
  const votes = findVotes(frame, traces, problems, endings, patterns, noisy);
  const loud = problems.filter((problem) => problem.service >= 0 && problem.surge >= 4 && problem.level >= 4);
  const followers = votes.failing >= 3 ? undefined : explainedBy(frame, loud);
  /** Share of a service's trouble that begins in it: the rest it got from those it called. */
  const ownShare = (service: number) => {
    if (followers) return followers.has(service) ? EXPLAINED : 1;
    return EXPLAINED + (1 - EXPLAINED) * votedShare(frame, votes, service);
  };
  const targets = new Map(loud.map((problem) => [problem, targetOf(frame, problem, patterns)]));
  const messengers = findMessengers(targets);
  for (const problem of loud) {
    const strength = problem.surge * (problem.level >= 5 ? 1 : 0.3);
    const target = targets.get(problem);
    const own = of(problem.service);
    own.problems.push(problem);
    if (target) {
      const accused = of(target.service, target.name);
      accused.accusers.push({ problem, target });
      accused.blamed = Math.max(accused.blamed, ACCUSED * squash(strength, ERRORS_HALF));
    }
    const said = target || messengers.has(problem.service) ? MESSENGER : 1;
    own.errors = Math.max(own.errors, said * squash(strength, ERRORS_HALF) * ownShare(problem.service));
  }
  for (const [name, vote] of votes.byName) {
    const one = of(vote.service, name);
    one.vote = vote;
    one.blamed = Math.max(
      one.blamed,
      squash(surge(vote.count, Math.max(0.5, vote.expected)), VOTES_HALF) *
        (votes.failing > 0 ? Math.min(1, 0.4 + vote.count / votes.failing) : 1),
    );
  }
  // Whom a messenger's callers name is the next one on the way, not the end of it.
  for (const one of cases.values()) if (messengers.has(one.service)) one.blamed *= EXPLAINED;
  for (const broken of endings) {
    const one = of(broken.service);
    if (one.brokenSpan) continue;
    const explained = broken.examples.filter((row) => noisy.has(frame.trace[row]!)).length;
    // Spans that end in an error as common in good times are that known trouble, not a new one.
    const fresh = 1 - (0.8 * explained) / Math.max(1, broken.examples.length);
    one.brokenSpan = broken;
    one.broken =
      squash(broken.score * fresh, BROKEN_HALF) * (votes.failing >= 3 ? ownShare(broken.service) : 1);
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
  for (const shift of findShifts(frame)) {
    if (shift.service < 0 || (traces.length > 0 && isDuration(shift.key))) continue;
    const one = of(shift.service);
    if (one.shift) continue;
    one.shift = shift;
    one.shifted = 0.8 * squash(shift.effect, SHIFT_HALF);
  }
  for (const restart of findRestarts(frame)) {
    const one = of(restart.service);
    one.restart = restart;
    one.restarted = restart.score;
  }
  for (const change of changes) {
    const service = frame.service[change.row]!;
    const one = service >= 0 ? cases.get(frame.services[service]!) : undefined;
    if (one) one.change ??= change;
  }
  for (const one of cases.values()) {
    one.problems.sort((a, b) => b.surge - a.surge);
    one.accusers.sort((a, b) => b.problem.surge - a.problem.surge);
    const parts = [one.errors, one.broken, one.slow, one.silent, one.blamed, one.shifted, one.restarted];
    one.score = 1 - parts.reduce((left, part) => left * (1 - 0.95 * part), one.change ? 0.9 : 1);
  }
  return [...cases.values()].sort((a, b) => b.score - a.score);
}

/** Of a service's troubles so much must say that another one failed it before all of them are put down to that. */
const MESSAGE_SHARE = 0.2;

function findMessengers(targets: ReadonlyMap<Problem, Target | undefined>): Set<number> {
  const tallies = new Map<number, { accusing: number; own: number }>();
  for (const [problem, target] of targets) {
    const tally = tallies.get(problem.service) ?? { accusing: 0, own: 0 };
    if (target || problem.failure?.echo) tally.accusing += problem.count;
    // A mechanism of its own is no echo of somebody else's failure.
    else if ((problem.failure?.weight ?? 0) < 2) tally.own += problem.count;
    else tally.own += problem.count * 3;
    tallies.set(problem.service, tally);
  }
  return new Set(
    [...tallies]
      .filter(([, { accusing, own }]) => accusing > 0 && accusing >= own * MESSAGE_SHARE)
      .map(([service]) => service),
  );
}

function emptyCase(service: number, name: string): ServiceCase {
  return {
    service,
    name,
    score: 0,
    errors: 0,
    broken: 0,
    slow: 0,
    silent: 0,
    blamed: 0,
    shifted: 0,
    restarted: 0,
    problems: [],
    accusers: [],
    vote: undefined,
    brokenSpan: undefined,
    slowness: undefined,
    silence: undefined,
    shift: undefined,
    restart: undefined,
    change: undefined,
  };
}

function votedShare(frame: Frame, votes: Votes, service: number): number {
  const troubled = votes.troubled.get(service) ?? 0;
  if (troubled === 0) return 1;
  return Math.min(1, (votes.byName.get(frame.services[service]!)?.count ?? 0) / troubled);
}

function isDuration(key: string): boolean {
  return /\((?:ms|s|sec|secs|seconds|µs|us)\)$|duration|latency|elapsed|took|millis|_ms$|Ms$/.test(key);
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
