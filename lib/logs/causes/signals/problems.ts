import { type Failure, failureOf } from '../failure-kinds.ts';
import { AFTER, BEFORE, type Frame } from '../frame.ts';
import { surge, surgeOver } from '../statistics.ts';
import { failureText } from '../telling-line.ts';

/** A template that tells of trouble, as one service logs it. */
export interface Problem {
  service: number;
  template: number;
  level: number;
  failure: Failure | undefined;
  rows: number[];
  count: number;
  beforeCount: number;
  /** Lines due at the baseline's rate; 0 without one. */
  expected: number;
  /** How loud the words and the level are, without counting. */
  severity: number;
  /** Twice the log-likelihood ratio against the baseline; severity-independent. */
  surge: number;
  first: number;
  last: number;
}

/** More names than this are not looked for inside templates. */
const MOST_SERVICES = 300;
/** Rows kept per problem for quoting and for its parameters. */
const KEPT_ROWS = 2_000;
const levelWeight = [0, 0.2, 0.3, 0.35, 1.5, 4, 4.6] as const;

/** All templates of the window that tell of trouble, in order of first occurrence. */
export function findProblems(frame: Frame): Problem[] {
  const family = familiesOf(frame);
  const tallies = new Map<number, Problem>();
  const width = frame.services.length + 1;
  const templateAfter = new Float64Array(frame.templates.length * LOUDNESSES);
  const sources = frame.sources.length;
  // Per source: lines of the template, and all lines: the busiest good time is what is usual.
  const templateBefore = new Float64Array(frame.templates.length * LOUDNESSES * sources);
  const sourceTotal = new Float64Array(sources);
  const files = frame.phase.includes(BEFORE);
  let after = 0;
  let levels = 0;
  for (let row = 0; row < frame.count; row++) {
    const template = frame.template[row]!;
    if (template < 0) continue;
    if (frame.level[row]! > 0) levels++;
    const phase = frame.phase[row]!;
    const loud = loudnessOf(frame, row);
    if (phase === AFTER) {
      after++;
      templateAfter[family[template]! * LOUDNESSES + loud]!++;
    } else if (phase === BEFORE || !files) {
      const source = frame.source[row]!;
      templateBefore[(family[template]! * LOUDNESSES + loud) * sources + source]!++;
      sourceTotal[source]!++;
    }
    const key = (template * width + frame.service[row]! + 1) * LOUDNESSES + loud;
    let tally = tallies.get(key);
    if (!tally) {
      tally = {
        service: frame.service[row]!,
        template,
        level: 0,
        failure: undefined,
        rows: [],
        count: 0,
        beforeCount: 0,
        expected: 0,
        severity: 0,
        surge: 0,
        first: -1,
        last: -1,
      };
      tallies.set(key, tally);
    }
    if (phase !== AFTER) {
      if (phase === BEFORE) tally.beforeCount++;
      continue;
    }
    tally.count++;
    if (frame.level[row]! > tally.level) tally.level = frame.level[row]!;
    if (tally.first < 0) tally.first = row;
    tally.last = row;
    if (tally.rows.length < KEPT_ROWS) tally.rows.push(row);
  }
  const levelled = levels > frame.count * 0.5;
  const problems: Problem[] = [];
  for (const tally of tallies.values()) {
    if (tally.count === 0) continue;
    const problem = judge(frame, tally, levelled);
    if (!problem) continue;
    if (frame.compared) {
      const kind = family[problem.template]! * LOUDNESSES + loudnessOf(frame, problem.first);
      let usual = 0;
      let quiet = Number.POSITIVE_INFINITY;
      const alone = independence(frame, problem);
      const all = templateAfter[kind]! * alone;
      for (let s = 0; s < sources; s++) {
        const size = sourceTotal[s]!;
        if (size === 0) continue;
        const before = templateBefore[kind * sources + s]!;
        usual = Math.max(usual, before / size);
        // A good time that heard it at all may have heard it less than it could: its count is a sample too.
        if (before > 0) quiet = Math.min(quiet, surgeOver(all, after, before * alone, size));
      }
      problem.expected = usual * after * (problem.count / templateAfter[kind]!);
      // The same message from another service in good times is the same known noise.
      problem.surge = Math.min(
        surge(problem.count * alone, Math.max(problem.expected * alone, 0.5)),
        surge(all, Math.max(usual * after * alone, 0.5)),
        quiet,
      );
    }
    problems.push(problem);
  }
  return problems.sort((a, b) => a.first - b.first);
}

/** Lines of one request are one occurrence: the share of lines that are the first of theirs. */
function independence(frame: Frame, { rows }: Problem): number {
  const traces = new Set<number>();
  let single = 0;
  for (const row of rows) {
    if (frame.trace[row]! < 0) single++;
    else traces.add(frame.trace[row]!);
  }
  return (traces.size + single) / rows.length;
}

/** Lines of one template told apart by how loud they are: a request that failed is not one that succeeded. */
const LOUDNESSES = 3;

export function loudnessOf(frame: Frame, row: number): number {
  const level = frame.level[row]!;
  return level >= 5 ? 2 : level === 4 ? 1 : 0;
}

/** Templates that differ only in which service they name are one trouble when it comes to what is usual. */
function familiesOf(frame: Frame): Int32Array {
  const services = frame.services.filter((name) => name.length >= 4).slice(0, MOST_SERVICES);
  const known = new Map<string, number>();
  return Int32Array.from(frame.templates, (template, at) => {
    let text = template;
    for (const name of services) if (text.includes(name)) text = text.replaceAll(name, '<*>');
    const first = known.get(text);
    if (first !== undefined) return first;
    known.set(text, at);
    return at;
  });
}

function judge(frame: Frame, tally: Problem, levelled: boolean): Problem | undefined {
  const sample = frame.text(tally.first);
  const failure =
    failureOf(failureText(frame, tally.first)) ?? (tally.level >= 4 ? failureOf(sample) : undefined);
  // A request refused for the client's own fault counts as a warning, whatever level it was given.
  if (tally.level >= 5 && /"\s+4\d\d(?=\s)/.test(sample)) tally.level = 4;
  if (tally.level >= 5) {
    tally.failure = failure;
    tally.severity = levelWeight[tally.level]! * (0.5 + 0.35 * (failure?.weight ?? 0.8));
    return tally;
  }
  if (!failure) return undefined;
  tally.failure = failure;
  if (tally.level === 4) tally.severity = levelWeight[4] * (0.4 + 0.3 * failure.weight);
  // A line that says INFO is calm, whatever its words; a line without level speaks by its words alone.
  else if (tally.level > 0) tally.severity = failure.weight >= 2.2 ? 0.35 * failure.weight : 0.2;
  else tally.severity = (levelled ? 0.5 : 1.6) * failure.weight;
  return tally;
}
