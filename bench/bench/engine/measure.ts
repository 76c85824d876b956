import { once } from 'node:events';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { PROFILING_HEAP_MB } from '#lib/sources/ingest/worker-pool.ts';
import type { ClimbAnswer, ClimbTask } from './climb-worker.ts';
import { peakRssKb } from './peak-rss.ts';
import type { Rung } from './rungs.ts';

/** One rung on one file, in a process of its own so that its peak memory is its own: `measure.ts FILE WARM RUNG WORKERS`. */
export interface Measured {
  wallSeconds: number;
  cpuSeconds: number;
  peakRssMb: number;
  templates: number;
  records: number;
}

/** A file is read in pieces of this size, so that workers end together; a small one in a few for each. */
const PIECE_BYTES = 64 * 1024 * 1024;
const PIECES_PER_WORKER = 2;
/** Rounds over the warm file: code is compiled and compiled again as it gets hot. */
const WARM_ROUNDS = 6;

const [path = '', warm = '', rung = 'everything', workers = '1'] = process.argv.slice(2);
const pool = Array.from(
  { length: Number(workers) },
  () =>
    new Worker(new URL('./climb-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: PROFILING_HEAP_MB },
    }),
);

for (let round = 0; round < WARM_ROUNDS; round++) await climbFile(warm);
const cpu = process.cpuUsage();
const started = performance.now();
const { templates, records } = await climbFile(path);
const wallSeconds = (performance.now() - started) / 1000;
const used = process.cpuUsage(cpu);
const measured: Measured = {
  wallSeconds,
  cpuSeconds: (used.user + used.system) / 1e6,
  peakRssMb: peakRssKb() / 1024,
  templates,
  records,
};
console.log(JSON.stringify(measured));
process.exit(0);

/** Workers take piece after piece; then the first takes in what the others found. */
async function climbFile(file: string): Promise<{ templates: number; records: number }> {
  const cuts = cutsOf(file);
  let next = 0;
  const parts = await Promise.all(
    pool.map(async (worker, i) => {
      while (next < cuts.length - 1) {
        const piece = next++;
        const [from, to] = [cuts[piece]!, cuts[piece + 1]!];
        await ask(worker, { type: 'read', path: file, from, to, rung: rung as Rung });
      }
      return i === 0 ? undefined : await ask(worker, { type: 'hand-over' });
    }),
  );
  const profiles = parts.flatMap((part) => (part?.type === 'part' && part.profile ? [part.profile] : []));
  const answer = await ask(pool[0]!, { type: 'finish', parts: profiles });
  if (answer.type !== 'finished')
    throw new Error(`A worker was asked to finish and answered ${answer.type}.`);
  return answer;
}

async function ask(worker: Worker, task: ClimbTask): Promise<ClimbAnswer> {
  worker.postMessage(task);
  const [answer] = (await once(worker, 'message')) as [ClimbAnswer];
  return answer;
}

/** Where the pieces of a file begin and end: after the line break nearest to equal shares. */
function cutsOf(file: string): number[] {
  const size = statSync(file).size;
  const parts =
    pool.length === 1 ? 1 : Math.max(pool.length * PIECES_PER_WORKER, Math.round(size / PIECE_BYTES));
  const cuts = [0];
  const handle = openSync(file, 'r');
  const piece = Buffer.alloc(1024 * 1024);
  for (let part = 1; part < parts; part++) {
    const at = Math.floor((size * part) / parts);
    const read = readSync(handle, piece, 0, piece.length, at);
    cuts.push(at + piece.subarray(0, read).indexOf(10) + 1);
  }
  closeSync(handle);
  return [...cuts, size];
}
