import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogStream } from '#lib/logs/read/open-stream.ts';
import { TemplateMiner } from '#lib/logs/templates/template-miner.ts';
import type { NamedArgs } from '../run-named.ts';
import { mineMessages } from './loghub/mine-messages.ts';
import { readCsv } from './loghub/read-csv.ts';
import { type GroupingScore, meanOf, scoreGrouping } from './loghub/score-grouping.ts';
import { showDifferences } from './loghub/show-differences.ts';

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
    content[system] = scoreGrouping(truth, mineMessages(rows.map((row) => row.Content ?? '')));
    if (args.options.show === system)
      showDifferences(truth, mineMessages(rows.map((row) => row.Content ?? '')));
    const rawTemplates = mineRaw(readFileSync(join(folder, system, `${system}_2k.log`)), truth.length);
    const { GA, FGA } = scoreGrouping(truth, rawTemplates);
    raw[system] = { GA, FGA };
    if (args.options.showRaw === system) showDifferences(truth, rawTemplates);
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
