import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NamedArgs } from '../run-named.ts';
import type { Measured } from './engine/measure.ts';
import type { IngestFigures } from './engine/measure-ingest.ts';
import { RUNGS, type Rung } from './engine/rungs.ts';
import { seedLogs } from './engine/seed-logs.ts';
import { timeIngest } from './engine/time-ingest.ts';
import { timeMinuteTemplateQuery } from './engine/time-queries.ts';
import { writeCopies } from './engine/write-copies.ts';

const SMALL = 25_000_000;
const LARGE = 1_000_000_000;
const WORKERS = [1, 2];

interface RungFigures {
  linesPerCpuSecond: number;
  linesPerSecond: number;
  mbPerCpuSecond: number;
  mbPerSecond: number;
  peakRssMb: number;
}

interface SizeFigures extends RungFigures {
  bytes: number;
  lines: number;
  workers: number;
  /** Time of the whole pass as a multiple of `wc -l` on the same file. */
  vsWc: number;
  templates: number;
  rungs: Partial<Record<Rung, RungFigures>>;
}

/** Speed and memory of the log engine on a file made of the given logs: `--data DIR` or `--file F`, `--quick` for 25 MB only. */
export async function run(args: NamedArgs): Promise<object> {
  const seeds = seedLogs(args.data === '' ? '../shared/data' : args.data, args.options.file);
  const folder = mkdtempSync(join(tmpdir(), 'loglore-bench-'));
  try {
    const warm = join(folder, 'warm.log');
    writeCopies(warm, seeds, SMALL);
    const sizes: SizeFigures[] = [];
    let ingest: IngestFigures | undefined;
    for (const bytes of args.options.quick === undefined ? [SMALL, LARGE] : [SMALL]) {
      const path = join(folder, `${bytes}.log`);
      writeCopies(path, seeds, bytes);
      sizes.push(...measureSize(path, warm, args.json));
      ingest = await timeIngest(path, warm);
      rmSync(path);
    }
    const minuteTemplateQueryMs = round(timeMinuteTemplateQuery());
    const stored = Object.entries(ingest ?? {}).map(([name, value]) => [name, round(value)]);
    return { sizes, ...Object.fromEntries(stored), minuteTemplateQueryMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measureSize(path: string, warm: string, quiet: boolean): SizeFigures[] {
  const began = performance.now();
  const lines = Number(execFileSync('wc', ['-l', path], { encoding: 'utf8' }).trim().split(' ')[0]);
  const wcSeconds = (performance.now() - began) / 1000;
  const bytes = Number(execFileSync('wc', ['-c', path], { encoding: 'utf8' }).trim().split(' ')[0]);
  return WORKERS.map((workers) => {
    const rungs: SizeFigures['rungs'] = {};
    let whole: Measured | undefined;
    for (const rung of RUNGS) {
      whole = measure(path, warm, rung, workers);
      rungs[rung] = figuresOf(whole, bytes, lines);
      if (!quiet) console.log(JSON.stringify({ bytes, workers, rung, ...rungs[rung] }));
    }
    return {
      bytes,
      lines,
      workers,
      ...figuresOf(whole!, bytes, lines),
      vsWc: round(whole!.wallSeconds / wcSeconds),
      templates: whole!.templates,
      rungs,
    };
  });
}

function measure(path: string, warm: string, rung: Rung, workers: number): Measured {
  const script = fileURLToPath(new URL('./engine/measure.ts', import.meta.url));
  const said = execFileSync(
    process.execPath,
    [...process.execArgv, script, path, warm, rung, String(workers)],
    {
      encoding: 'utf8',
    },
  );
  return JSON.parse(said) as Measured;
}

function figuresOf(measured: Measured, bytes: number, lines: number): RungFigures {
  const { cpuSeconds, wallSeconds, peakRssMb } = measured;
  return {
    linesPerCpuSecond: Math.round(lines / cpuSeconds),
    linesPerSecond: Math.round(lines / wallSeconds),
    mbPerCpuSecond: round(bytes / 1e6 / cpuSeconds),
    mbPerSecond: round(bytes / 1e6 / wallSeconds),
    peakRssMb: Math.round(peakRssMb),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
