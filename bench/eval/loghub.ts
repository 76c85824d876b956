import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemplateMiner } from '#lib/logs/templates/template-miner.ts';
import type { NamedArgs } from '../run-named.ts';
import { readCsv } from './loghub/read-csv.ts';
import { type GroupingScore, meanOf, scoreGrouping } from './loghub/score-grouping.ts';

/** Grouping and template accuracy on every system of `<data>/loghub`, from the Content column and from raw lines. */
export async function run(args: NamedArgs): Promise<object> {
  const folder = existsSync(join(args.data, 'loghub')) ? join(args.data, 'loghub') : args.data;
  const systems = readdirSync(folder).filter((name) => existsSync(truthFile(folder, name)));
  if (systems.length === 0)
    throw new Error(`No <System>/<System>_2k.log_structured_corrected.csv under ${folder}`);
  const content: Record<string, GroupingScore> = {};
  for (const system of systems.sort()) {
    const rows = readCsv(readFileSync(truthFile(folder, system), 'utf8'));
    const truth = rows.map((row) => row.EventTemplate ?? '');
    content[system] = scoreGrouping(truth, mine(rows.map((row) => row.Content ?? '')));
    if (args.options.show === system) show(truth, mine(rows.map((row) => row.Content ?? '')));
  }
  if (!args.json) printTable('Content column', content);
  return { content: { mean: meanOf(content), systems: content } };
}

function truthFile(folder: string, system: string): string {
  return join(folder, system, `${system}_2k.log_structured_corrected.csv`);
}

function mine(messages: string[]): string[] {
  const miner = new TemplateMiner();
  const encoder = new TextEncoder();
  const leaves = messages.map((message) => {
    const bytes = encoder.encode(message);
    return miner.add(bytes, 0, bytes.length);
  });
  const { templates, leafTemplate } = miner.finish();
  return leaves.map((leaf) => templates[leafTemplate[leaf]!]!.text);
}

function show(truth: string[], predicted: string[]): void {
  const split = new Map<string, Map<string, number>>();
  const joined = new Map<string, Map<string, number>>();
  truth.forEach((wanted, i) => {
    const got = predicted[i]!;
    const byTruth = split.get(wanted) ?? new Map<string, number>();
    const byGot = joined.get(got) ?? new Map<string, number>();
    byTruth.set(got, (byTruth.get(got) ?? 0) + 1);
    byGot.set(wanted, (byGot.get(wanted) ?? 0) + 1);
    split.set(wanted, byTruth);
    joined.set(got, byGot);
  });
  for (const [wanted, got] of split) {
    if (got.size > 1) console.log('SPLIT ', wanted, ...[...got].map(([t, n]) => `\n    ${n} ${t}`));
    else if (!got.has(wanted))
      console.log('TEXT  ', wanted, `\n    ${[...got.values()][0]} ${[...got.keys()][0]}`);
  }
  for (const [got, wanted] of joined)
    if (wanted.size > 1) console.log('JOINED', got, ...[...wanted].map(([t, n]) => `\n    ${n} ${t}`));
}

function printTable(title: string, scores: Record<string, GroupingScore>): void {
  console.log(`${title.padEnd(18)}      GA     FGA      PA     FTA`);
  for (const [name, score] of Object.entries({ ...scores, mean: meanOf(scores) }))
    console.log(
      name.padEnd(18) +
        [score.GA, score.FGA, score.PA, score.FTA].map((n) => n.toFixed(4).padStart(8)).join(''),
    );
}
