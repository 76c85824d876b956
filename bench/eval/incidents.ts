import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutateClaim } from '#lib/logs/verify/mutate-claim.ts';
import { verifyClaims } from '#lib/logs/verify/verify-claims.ts';
import type { NamedArgs } from '../run-named.ts';
import { type Answered, answerCase, answerFiles, readLog } from './support/answer-case.ts';
import { type Case, judgeCase, type Verdict } from './support/judge-case.ts';

interface SetResult {
  n: number;
  top1?: number;
  top3?: number;
  passed?: number;
  evidence?: number;
  healthy?: number;
  falseAlarms?: number;
}

/** Every case of every folder below `incidents`, judged as its `expect` says. */
export async function run(args: NamedArgs): Promise<object> {
  const root = join(args.data, 'incidents');
  const sets: Record<string, SetResult> = {};
  const failures: { set: string; id: string; got: string; expected: string }[] = [];
  const briers: number[] = [];
  let seconds = 0;
  let cases = 0;
  let mutants = 0;
  let survivors = 0;
  for (const set of readdirSync(root).sort()) {
    if (args.options.set && args.options.set !== set) continue;
    const folder = join(root, set);
    const list = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as Case[];
    const result: SetResult = { n: list.length };
    for (const one of list) {
      if (args.options.id && args.options.id !== one.id) continue;
      const answered = await answerCase(folder, one);
      seconds += answered.seconds;
      cases++;
      const verdict = judgeCase(one, answered);
      add(result, verdict);
      if (args.options.mutations) {
        const tried = answered.claims.flatMap((claim) => mutateClaim(claim)).map((mutant) => mutant.claim);
        mutants += tried.length;
        survivors += (await verifyClaims(answered.source, tried)).filter(({ check }) => check.passed).length;
      }
      briers.push((answered.confidence - (verdict.right ? 1 : 0)) ** 2);
      if (!verdict.right) failures.push({ set, id: one.id, got: verdict.got, expected: verdict.expected });
      if (!args.json || args.options.verbose) tell(one, answered, verdict);
    }
    if (!args.options.id) await judgeHealthy(folder, list, result);
    sets[set] = result;
  }
  return {
    sets,
    brier: round(briers.reduce((sum, value) => sum + value, 0) / Math.max(1, briers.length)),
    secondsPerCase: round(seconds / Math.max(1, cases)),
    failures,
    ...(args.options.mutations ? { mutations: { tried: mutants, passed: survivors } } : {}),
  };
}

/** Logs given as good times must be found healthy when each is asked about against the others. */
async function judgeHealthy(folder: string, list: readonly Case[], result: SetResult): Promise<void> {
  const windows = [...new Set(list.flatMap((one) => one.baseline ?? []))];
  if (windows.length < 2) return;
  for (const window of windows) {
    const good = windows.filter((other) => other !== window).map((other) => [readLog(folder, other)]);
    const answered = await answerFiles('Is anything wrong?', [readLog(folder, window)], good);
    const healthy = answered.outcome === 'no fault';
    add(result, {
      right: healthy,
      got: answered.answer,
      expected: 'no fault',
      healthy,
      falseAlarms: !healthy,
    });
  }
}

function add(result: SetResult, verdict: Verdict): void {
  for (const key of ['top1', 'top3', 'passed', 'evidence', 'healthy', 'falseAlarms'] as const) {
    const value = verdict[key];
    if (value !== undefined) result[key] = (result[key] ?? 0) + (value ? 1 : 0);
  }
}

function tell(one: Case, answered: Answered, verdict: Verdict): void {
  console.log(
    `${verdict.right ? 'ok  ' : 'FAIL'} ${one.id} ${answered.outcome} ${answered.confidence} ${answered.seconds.toFixed(2)} s (finding ${answered.findSeconds.toFixed(2)} s, checks failed ${answered.checksFailed})`,
  );
  console.log(`     ${one.question}`);
  console.log(`     ${verdict.got.slice(0, 1800).replaceAll('\n', '\n     ')}`);
  if (!verdict.right) console.log(`     expected: ${verdict.expected}`);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
