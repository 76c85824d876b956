import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogStream } from '#lib/logs/read/open-stream.ts';
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
  const raw: Record<string, RawScore> = {};
  for (const system of systems.sort()) {
    const rows = readCsv(readFileSync(truthFile(folder, system), 'utf8'));
    const truth = rows.map((row) => row.EventTemplate ?? '');
    content[system] = scoreGrouping(truth, mine(rows.map((row) => row.Content ?? '')));
    if (args.options.show === system) show(truth, mine(rows.map((row) => row.Content ?? '')));
    const rawTemplates = mineRaw(readFileSync(join(folder, system, `${system}_2k.log`)), truth.length);
    const { GA, FGA } = scoreGrouping(truth, rawTemplates);
    raw[system] = { GA, FGA };
    if (args.options.showRaw === system) show(truth, rawTemplates);
  }
  if (!args.json) {
    printTable('Content column', content);
    printTable('Raw lines', raw);
  }
  return { content: { mean: meanOf(content), systems: content }, raw: { mean: meanOf(raw), systems: raw } };
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

/** The same from the file as it is: the header is found by the engine, with no hint. */
function mineRaw(bytes: Uint8Array, lines: number): string[] {
  const miner = new TemplateMiner();
  const leafOfLine = new Int32Array(lines).fill(-1);
  const stream = new LogStream({}, (record) => {
    const leaf = miner.add(record.buf, record.msgStart, record.msgEnd);
    for (let line = record.lineNo; line < record.lineNo + record.lines; line++) leafOfLine[line - 1] = leaf;
  });
  stream.push(bytes);
  stream.end();
  const { templates, leafTemplate } = miner.finish();
  return Array.from(leafOfLine, (leaf) => (leaf < 0 ? '' : templates[leafTemplate[leaf]!]!.text));
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

interface RawScore {
  GA: number;
  FGA: number;
}

function printTable(title: string, scores: Record<string, RawScore>): void {
  console.log(title);
  for (const [name, score] of Object.entries({ ...scores, mean: meanOf(scores) })) {
    const { GA, FGA, PA, FTA } = score as Partial<GroupingScore>;
    const shown = Object.entries({ GA, FGA, PA, FTA }).filter((entry) => entry[1] !== undefined);
    console.log(name.padEnd(14) + shown.map(([label, n]) => `  ${label} ${n?.toFixed(4)}`).join(''));
  }
}
