import { createReadStream } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { deleteLogSet } from '#db/queries/log-sets.ts';
import { Instances } from '#lib/orchestrator/testing/instances.ts';
import { ingestLogs } from '#lib/sources/ingest/ingest-logs.ts';
import { readLines } from '#lib/sources/stored/read-lines.ts';
import { peakRssKb } from './peak-rss.ts';

/** One file taken in and read in pages, in a process of its own so that its peak memory is its own: `measure-ingest.ts FILE WARM`. */
export interface IngestFigures {
  ingestMbPerSecond: number;
  ingestCpuSeconds: number;
  ingestPeakRssMb: number;
  /** How long other work waited for the main thread meanwhile. */
  eventLoopDelayP99Ms: number;
  pageP95Ms: number;
}

const PAGES = 200;
const PAGE_LINES = 200;

const [path = '', warm = ''] = process.argv.slice(2);
const instances = new Instances({ DATABASE_URL: process.env.DATABASE_URL ?? '' });
const ctx = await instances.open();

const take = (file: string) =>
  ingestLogs(ctx, {
    name: 'bench',
    kind: 'upload',
    inputs: [{ name: 'bench.log', bytes: createReadStream(file, { highWaterMark: 256 * 1024 }) }],
  });

const first = await take(warm);
await deleteLogSet(ctx.db, { logSetId: first.id, userId: ctx.user.id });
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const cpu = process.cpuUsage();
const started = performance.now();
const set = await take(path);
const seconds = (performance.now() - started) / 1000;
const used = process.cpuUsage(cpu);
delay.disable();
const ingestPeakRssMb = peakRssKb() / 1024;

const times: number[] = [];
for (let page = 0; page < PAGES; page++) {
  const fromLine = 1 + ((page * 7_368_787) % Math.max(1, set.lines - PAGE_LINES));
  const began = performance.now();
  const lines = await readLines(ctx, {
    logSetId: set.id,
    file: 'bench.log',
    fromLine,
    toLine: fromLine + PAGE_LINES - 1,
  });
  times.push(performance.now() - began);
  if (lines.length !== Math.min(PAGE_LINES, set.lines)) throw new Error(`Page at ${fromLine} is short.`);
}
times.sort((a, b) => a - b);

const figures: IngestFigures = {
  ingestMbPerSecond: set.bytes / 1e6 / seconds,
  ingestCpuSeconds: (used.user + used.system) / 1e6,
  ingestPeakRssMb,
  eventLoopDelayP99Ms: delay.percentile(99) / 1e6,
  pageP95Ms: times[Math.floor(times.length * 0.95)]!,
};
console.log(JSON.stringify(figures));
await instances.closeAll();
process.exit(0);
