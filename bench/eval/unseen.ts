import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStream } from '#lib/logs/read/open-stream.ts';
import { LEVEL_NAMES } from '#lib/logs/record.ts';
import { TemplateMiner } from '#lib/logs/templates/template-miner.ts';
import type { NamedArgs } from '../run-named.ts';
import { mineMessages } from './loghub/mine-messages.ts';
import { type GroupingScore, meanOf, scoreGrouping } from './loghub/score-grouping.ts';
import { showDifferences } from './loghub/show-differences.ts';
import { SYSTEMS } from './unseen/catalogue.ts';
import type { System } from './unseen/system.ts';
import { type WrittenLine, writeSystem } from './unseen/write-system.ts';

const LINES = 2000;
/** Days without a year or a date are read against this instant, shortly after the lines were written. */
const REFERENCE = Date.UTC(2024, 5, 1);

interface RawScore {
  GA: number;
  FGA: number;
  /** Share of lines whose time, and whose level, is the one that was written. */
  time: number;
  level: number;
  named: number;
}

/**
 * The engine on logs of systems that it was not built with, written anew from a seed: grouping from messages and from
 * raw lines, times and levels. `--seed N`, `--only NAME`, `--show content|raw`, `--write DIR` keeps them as files.
 */
export async function run(args: NamedArgs): Promise<object> {
  const seed = Number(args.options.seed ?? 1);
  const content: Record<string, GroupingScore> = {};
  const raw: Record<string, RawScore> = {};
  for (const system of SYSTEMS) {
    if (args.options.only !== undefined && args.options.only !== system.name) continue;
    const lines = writeSystem(system, seed, LINES);
    if (args.options.write !== undefined) keep(args.options.write, system, lines);
    const truth = lines.map((line) => line.template);
    const read = readRaw(system, lines);
    raw[system.name] = read.score;
    if (!system.columns) {
      const mined = mineMessages(lines.map((line) => line.content));
      content[system.name] = scoreGrouping(truth, mined);
      if (args.options.show === 'content') showDifferences(truth, mined);
    }
    if (args.options.show === 'raw') showDifferences(truth, read.templates);
    if (args.options.show === 'raw') for (const miss of read.misses.slice(0, 12)) console.log(miss);
  }
  if (!args.json) print(content, raw);
  return {
    content: { mean: meanOf(content), systems: content },
    raw: { mean: meanOf(raw), systems: raw },
  };
}

function readRaw(system: System, lines: WrittenLine[]) {
  const miner = new TemplateMiner();
  const leaves = new Int32Array(lines.length).fill(-1);
  const before = system.preamble?.length ?? 0;
  const misses: string[] = [];
  let times = 0;
  let levels = 0;
  const stream = openStream({ referenceTime: REFERENCE }, (record) => {
    const at = record.lineNo - 1 - before;
    if (at < 0) return;
    const line = lines[at]!;
    const leaf = miner.add(record.buf, record.msgStart, record.msgEnd);
    for (let i = at; i < at + record.lines && i < leaves.length; i++) leaves[i] = leaf;
    const level = LEVEL_NAMES[record.level]!;
    const rightTime = Number.isNaN(line.time)
      ? Number.isNaN(record.time)
      : Math.abs(record.time - line.time) < 1;
    if (rightTime) times++;
    if (level === line.level) levels++;
    if (!rightTime || level !== line.level)
      misses.push(
        `${rightTime ? '' : `TIME ${record.time} for ${line.time} `}${level} for ${line.level}: ${line.raw.slice(0, 200)}`,
      );
  });
  stream.push(Buffer.from([...(system.preamble ?? []), ...lines.map((line) => line.raw)].join('\n')));
  stream.end();
  const { templates, leafTemplate } = miner.finish();
  const mined = Array.from(leaves, (leaf) => (leaf < 0 ? '' : templates[leafTemplate[leaf]!]!.text));
  const { GA, FGA } = scoreGrouping(
    lines.map((line) => line.template),
    mined,
  );
  const named = (stream.layouts()[0]?.name ?? 'plain') === system.format ? 1 : 0;
  if (!named) misses.unshift(`NAME ${stream.layouts().map((l) => `${l.name} (${l.shape}) ${l.records}`)}`);
  return {
    score: { GA, FGA, time: times / lines.length, level: levels / lines.length, named },
    templates: mined,
    misses,
  };
}

/** The layout of labelled log data: raw lines, and a table of the same lines with their templates. */
function keep(folder: string, system: System, lines: WrittenLine[]): void {
  const base = join(folder, system.name, `${system.name}_2k.log`);
  mkdirSync(join(folder, system.name), { recursive: true });
  writeFileSync(base, `${lines.map((line) => line.raw).join('\n')}\n`);
  const ids = [...new Set(lines.map((line) => line.template))];
  const rows = lines.map((line, i) =>
    [i + 1, line.content, `E${ids.indexOf(line.template) + 1}`, line.template].map(quoted).join(','),
  );
  writeFileSync(
    `${base}_structured_corrected.csv`,
    `${['LineId,Content,EventId,EventTemplate', ...rows].join('\n')}\n`,
  );
}

function quoted(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function print(content: Record<string, GroupingScore>, raw: Record<string, RawScore>): void {
  const all = { ...raw, mean: meanOf(raw) };
  const means = { ...content, mean: meanOf(content) };
  for (const [name, score] of Object.entries(all)) {
    const { GA, FGA, PA } = (means as Record<string, Partial<GroupingScore>>)[name] ?? {};
    const cells = {
      GA,
      FGA,
      PA,
      rawGA: score.GA,
      rawFGA: score.FGA,
      time: score.time,
      level: score.level,
      named: score.named,
    };
    console.log(
      name.padEnd(22) +
        Object.entries(cells)
          .map(([label, n]) => ` ${label} ${n === undefined ? '-    ' : n.toFixed(3)}`)
          .join(''),
    );
  }
}
