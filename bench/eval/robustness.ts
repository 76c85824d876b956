import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NamedArgs } from '../run-named.ts';
import { answerFiles, readLog, servicesOf } from './support/answer-case.ts';
import { disturbances, type Given } from './support/disturb-logs.ts';
import { type Case, judgeCase } from './support/judge-case.ts';

/** How the score of the incident cases changes when their logs are disturbed. */
export async function run(args: NamedArgs): Promise<object> {
  const root = join(args.data, 'incidents');
  const table: Record<string, Record<string, { n: number; right: number; lost: string[] }>> = {};
  for (const set of readdirSync(root).sort()) {
    if (args.options.set && args.options.set !== set) continue;
    const folder = join(root, set);
    const cases = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as Case[];
    for (const one of cases) {
      const given: Given = {
        one,
        logs: one.logs.map((log) => linesOf(folder, log)),
        baselines: (one.baseline ?? []).map((log) => linesOf(folder, log)),
        services: servicesOf(folder, one),
      };
      for (const { name, apply } of disturbances) {
        if (args.options.only && args.options.only !== name) continue;
        const changed = apply(given);
        const answered = await answerFiles(
          changed.one.question,
          changed.logs.map((lines, at) => fileOf(one.logs[at]!, lines)),
          changed.baselines.map((lines, at) => [fileOf(one.baseline![at]!, lines)]),
        );
        const { right } = judgeCase({ ...changed.one, expect: withoutLines(changed.one) }, answered);
        const row = ((table[name] ??= {})[set] ??= { n: 0, right: 0, lost: [] });
        row.n++;
        if (right) row.right++;
        else row.lost.push(one.id);
      }
    }
  }
  if (!args.json) {
    for (const [name, sets] of Object.entries(table)) {
      console.log(
        `${name.padEnd(18)} ${Object.entries(sets)
          .map(
            ([set, row]) =>
              `${set} ${row.right}/${row.n}${row.lost.length > 0 ? ` (lost ${row.lost.join(' ')})` : ''}`,
          )
          .join('   ')}`,
      );
    }
  }
  return { table };
}

function linesOf(folder: string, log: string): string[] {
  const lines = new TextDecoder().decode(readLog(folder, log).bytes).split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function fileOf(name: string, lines: readonly string[]) {
  return { name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

/** Line numbers move when lines are dropped, added or shuffled. */
function withoutLines(one: Case): Case['expect'] {
  const { evidence_lines: _, ...rest } = one.expect;
  return rest;
}
