import type { NamedArgs } from '../run-named.ts';
import { makeBuildCases } from './made/build-cases.ts';
import { makeClusterCases } from './made/cluster-cases.ts';
import type { MadeCase } from './made/made-case.ts';
import { makeServiceCases } from './made/service-cases.ts';
import { answerFiles } from './support/answer-case.ts';
import { judgeCase } from './support/judge-case.ts';

interface Row {
  n: number;
  right: number;
  top3: number;
}

/** Cases made up from seeds, which nothing was fitted to: how many are right, per kind of trouble. */
export async function run(args: NamedArgs): Promise<object> {
  const count = Number(args.options.count ?? 5);
  const { kind } = args.options;
  const cases: MadeCase[] = [
    ...makeServiceCases(count, kind),
    ...makeBuildCases(Math.ceil(count / 2), kind),
    ...makeClusterCases(Math.ceil(count / 2), kind),
  ];
  const table: Record<string, Row> = {};
  const failures: { kind: string; id: string; got: string; expected: string }[] = [];
  let seconds = 0;
  let brier = 0;
  let checksFailed = 0;
  for (const made of cases) {
    if (args.options.id && !made.one.id.startsWith(args.options.id)) continue;
    const answered = await answerFiles(made.one.question, made.logs, made.baselines);
    seconds += answered.seconds;
    checksFailed += answered.checksFailed;
    const names = answered.findings.slice(0, 3).map((finding) => finding.component.name);
    const wanted = made.one.expect.any_root_cause_of;
    const verdict = wanted
      ? {
          right: wanted.includes(names[0] ?? ''),
          top3: wanted.every((name) => names.includes(name)),
          got: names.join(', '),
          expected: wanted.join(', '),
        }
      : judgeCase(made.one, answered);
    const row = (table[made.kind] ??= { n: 0, right: 0, top3: 0 });
    row.n++;
    if (verdict.right) row.right++;
    if (verdict.top3 ?? verdict.right) row.top3++;
    brier += (answered.confidence - (verdict.right ? 1 : 0)) ** 2;
    if (!verdict.right)
      failures.push({ kind: made.kind, id: made.one.id, got: verdict.got, expected: verdict.expected });
    if (args.options.verbose || (args.options.failed && !verdict.right))
      console.log(
        `${verdict.right ? 'ok  ' : 'FAIL'} ${made.one.id} ${answered.outcome} ${answered.confidence} checks failed ${answered.checksFailed}\n  ${made.one.question}\n  ${verdict.got.slice(0, 1500)}\n  expected: ${verdict.expected}`,
      );
  }
  const rows = Object.values(table);
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  if (!args.json)
    for (const [kind, row] of Object.entries(table))
      console.log(`${kind.padEnd(18)} ${row.right}/${row.n}  top-3 ${row.top3}`);
  return {
    n,
    right: rows.reduce((sum, row) => sum + row.right, 0),
    top3: rows.reduce((sum, row) => sum + row.top3, 0),
    kinds: table,
    brier: Math.round((1_000 * brier) / Math.max(1, n)) / 1_000,
    checksFailed,
    secondsPerCase: Math.round((1_000 * seconds) / Math.max(1, n)) / 1_000,
    failures: failures.map(({ got, ...failure }) => ({ ...failure, got: got.slice(0, 200) })),
  };
}
