import { AFTER, type Frame } from '../frame.ts';
import { squash } from '../statistics.ts';
import { announces } from '../telling-line.ts';
import { type Blame, findBlames } from './blame.ts';
import { loudnessOf, type Problem } from './problems.ts';

/** Troubles that belong together: what came first and what followed from it. */
export interface Incident {
  service: number;
  root: Problem;
  /** Every trouble of the incident in order of first occurrence, the root among them. */
  chain: Problem[];
  /** Troubles that went on evenly before, during and after: there, but not the cause. */
  steady: Problem[];
  /** How other services' errors lead to this one. */
  blames: Blame[];
  score: number;
}

interface Loud {
  problem: Problem;
  value: number;
}

/** Below this a trouble is everyday noise. */
export const FAULT_SEVERITY = 1;

/** Loudness of a trouble here and now: severity, how often, and whether good times know it. */
export function loudness(frame: Frame, problem: Problem, files: boolean): number {
  const fresh = !frame.compared
    ? 1
    : files
      ? 0.04 + squash(problem.surge, 6)
      : 0.25 + 0.75 * squash(problem.surge, 4);
  return problem.severity * (1 + 0.12 * Math.log10(Math.max(1, problem.count))) * fresh;
}

export function findIncidents(frame: Frame, problems: readonly Problem[], files: boolean): Incident[] {
  const steady = findSteady(frame, problems);
  const passing = problems.some(
    (one) => !steady.has(one) && one.severity >= FAULT_SEVERITY * 1.5 && !isPettyWarning(frame, one),
  );
  const loud = problems
    .map((problem) => ({
      problem,
      value: loudness(frame, problem, files),
    }))
    .filter(
      ({ problem, value }) =>
        value >= FAULT_SEVERITY * 0.8 && !isPettyWarning(frame, problem) && !(passing && steady.has(problem)),
    );
  if (loud.length === 0) return [];
  const most = Math.max(...loud.map(({ value }) => value));
  const blames = findBlames(
    frame,
    loud.map(({ problem }) => problem),
  );
  const byService = new Map<number, Loud[]>();
  for (const one of loud) {
    const list = byService.get(one.problem.service);
    if (list) list.push(one);
    else byService.set(one.problem.service, [one]);
  }
  const incidents: Incident[] = [];
  const used = new Set<number>();
  const order = [...byService.keys()].sort((a, b) => top(byService.get(b)!) - top(byService.get(a)!));
  for (const start of order) {
    if (used.has(start)) continue;
    const path: Blame[] = [];
    const rootService = follow(start, blames, byService, used, path);
    const members = [...byService.keys()].filter(
      (service) => !used.has(service) && reaches(service, rootService, blames),
    );
    if (!members.includes(rootService)) members.push(rootService);
    for (const member of members) used.add(member);
    used.add(start);
    const own = byService.get(rootService) ?? byService.get(start)!;
    for (const group of independent(own)) {
      const root = pickRoot(frame, group);
      const leading = group === own || group.some(({ value }) => value === top(own));
      const followers = leading
        ? members.filter((m) => m !== rootService).flatMap((m) => byService.get(m) ?? [])
        : [];
      const all = [...group, ...followers];
      incidents.push({
        service: rootService,
        root: root.problem,
        chain: all.map(({ problem }) => problem).sort((a, b) => a.first - b.first),
        steady: passing ? [...steady] : [],
        blames: leading ? path : [],
        score:
          (Math.max(...all.map(({ value }) => value)) / most) *
          squash(Math.max(...group.map(({ value }) => value)), 1.2),
      });
    }
  }
  // A steady trouble with a mechanism of its own is another fault, less likely the one that is asked about.
  for (const problem of passing ? steady : []) {
    if ((problem.failure?.weight ?? 0) < OWN_MECHANISM || problem.level < 5) continue;
    incidents.push({
      service: problem.service,
      root: problem,
      chain: [problem],
      steady: [],
      blames: [],
      score: STEADY_SCORE,
    });
  }
  return incidents.sort((a, b) => b.score - a.score || a.root.first - b.root.first);
}

function top(list: readonly { value: number }[]): number {
  return Math.max(...list.map(({ value }) => value));
}

/** From a service along "it was somebody else" to the one that blames nobody, or whose trouble came first. */
function follow(
  start: number,
  blames: readonly Blame[],
  byService: ReadonlyMap<number, unknown>,
  used: ReadonlySet<number>,
  path: Blame[],
): number {
  let at = start;
  const seen = new Set([start]);
  for (;;) {
    const next = blames
      .filter(
        (blame) => blame.from === at && byService.has(blame.to) && !seen.has(blame.to) && !used.has(blame.to),
      )
      .sort((a, b) => b.count - a.count)[0];
    if (!next) return at;
    path.push(next);
    at = next.to;
    seen.add(at);
  }
}

function reaches(service: number, root: number, blames: readonly Blame[]): boolean {
  const seen = new Set<number>([service]);
  const queue = [service];
  while (queue.length > 0) {
    const at = queue.shift()!;
    if (at === root) return true;
    for (const blame of blames) {
      if (blame.from === at && !seen.has(blame.to)) {
        seen.add(blame.to);
        queue.push(blame.to);
      }
    }
  }
  return false;
}

/** Weight of the first places in the order of first occurrence. */
const PLACE_WEIGHTS = [1.6, 1.25, 1.1];

/** The first real trouble: loud and telling, early rather than late, never an echo. */
function pickRoot(frame: Frame, group: readonly Loud[]): Loud {
  const order = [...group].sort((a, b) => a.problem.first - b.problem.first);
  let best = order[0]!;
  let bestValue = -1;
  let place = 0;
  const final = order.findLast((one) => !one.problem.failure?.echo);
  for (const one of order) {
    const { failure, level } = one.problem;
    const echo = failure?.echo ?? false;
    // What shows up last, once, after several others is what they led to.
    const last = one === final && place >= 2 && one.problem.count === 1;
    const value =
      one.value *
      (PLACE_WEIGHTS[place] ?? 1) *
      (echo ? 0.4 : 1) *
      (last ? 0.7 : 1) *
      (announces(frame, one.problem.first) ? 0.6 : 1);
    // Only what counts as a trouble of its own takes up a place in the order.
    if (!echo && (level >= 5 || level === 0)) place++;
    if (value > bestValue) {
      best = one;
      bestValue = value;
    }
  }
  return best;
}

/**
 * Troubles of one service that have different mechanisms and go on side by side are told apart; those that
 * start together or say nothing about a mechanism stay with the loudest.
 */
function independent(own: Loud[]): Loud[][] {
  const groups = new Map<string, Loud[]>();
  const vague: Loud[] = [];
  for (const one of own) {
    const failure = one.problem.failure;
    if (!failure || failure.echo || failure.weight < 2.2 || one.problem.count < 5 || one.problem.level < 5) {
      vague.push(one);
      continue;
    }
    const list = groups.get(failure.kind.type);
    if (list) list.push(one);
    else groups.set(failure.kind.type, [one]);
  }
  if (groups.size <= 1) return [own];
  const list = [...groups.values()].sort((a, b) => top(b) - top(a));
  // Whatever first shows within the same burst of lines is one story.
  const merged: Loud[][] = [];
  for (const group of list) {
    const begin = Math.min(...group.map(({ problem }) => problem.first));
    const home = merged.find((other) => other.some(({ problem }) => Math.abs(problem.first - begin) <= 12));
    if (home) home.push(...group);
    else merged.push([...group]);
  }
  merged[0]!.push(...vague);
  return merged;
}

const PARTS = 8;
const OWN_MECHANISM = 2.4;
const STEADY_SCORE = 0.42;
/** Troubles that go on evenly from the first line to the last. */
function findSteady(frame: Frame, problems: readonly Problem[]): Set<Problem> {
  const slots = new Map<string, number[]>();
  const wanted = problems.filter((problem) => problem.count >= 16 || problem.count >= frame.count * 0.05);
  for (const problem of wanted) slots.set(slotOf(frame, problem.first), new Array<number>(PARTS).fill(0));
  if (slots.size === 0) return new Set();
  let rows = 0;
  for (let row = 0; row < frame.count; row++) if (frame.phase[row] === AFTER) rows++;
  let at = 0;
  for (let row = 0; row < frame.count; row++) {
    if (frame.phase[row] !== AFTER) continue;
    const parts = slots.get(slotOf(frame, row));
    if (parts) parts[Math.min(PARTS - 1, Math.floor((at * PARTS) / rows))]!++;
    at++;
  }
  return new Set(
    wanted.filter((problem) => {
      const parts = slots.get(slotOf(frame, problem.first))!;
      const mean = problem.count / PARTS;
      return Math.min(...parts) > mean * 0.35 && Math.max(...parts) < mean * 2.2;
    }),
  );
}

function slotOf(frame: Frame, row: number): string {
  return `${frame.template[row]},${frame.service[row]},${loudnessOf(frame, row)}`;
}

/** A few warnings without a mechanism behind them are part of normal running. */
function isPettyWarning(frame: Frame, problem: Problem): boolean {
  return (
    problem.level > 0 &&
    problem.level <= 4 &&
    (problem.failure?.weight ?? 0) < 2.4 &&
    problem.count < frame.count * 0.02
  );
}
