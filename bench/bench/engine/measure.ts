import { once } from 'node:events';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { decodeProfile } from '#lib/logs/profile/encode-profile.ts';
import { mergeProfiles } from '#lib/logs/profile/profile-builder.ts';
import type { ClimbDone, ClimbTask } from './climb-worker.ts';
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

const [path = '', warm = '', rung = 'everything', workers = '1'] = process.argv.slice(2);
const pool = Array.from(
  { length: Number(workers) },
  () => new Worker(new URL('./climb-worker.ts', import.meta.url)),
);

await climbFile(warm);
const cpu = process.cpuUsage();
const started = performance.now();
const profile = await climbFile(path);
const wallSeconds = (performance.now() - started) / 1000;
const used = process.cpuUsage(cpu);
const measured: Measured = {
  wallSeconds,
  cpuSeconds: (used.user + used.system) / 1e6,
  peakRssMb: peakRssKb() / 1024,
  templates: profile?.templates.length ?? 0,
  records: profile?.records ?? 0,
};
console.log(JSON.stringify(measured));
process.exit(0);

async function climbFile(file: string) {
  const cuts = cutsOf(file, pool.length);
  const parts = await Promise.all(
    pool.map(async (worker, i) => {
      const task: ClimbTask = { path: file, from: cuts[i]!, to: cuts[i + 1]!, rung: rung as Rung };
      worker.postMessage(task);
      const [done] = (await once(worker, 'message')) as [ClimbDone];
      return done.profile;
    }),
  );
  const builders = parts
    .flatMap((part) => (part ? [decodeProfile(part)] : []))
    .filter((part) => part !== undefined);
  return builders.length === 0 ? undefined : mergeProfiles(builders).finish();
}

/** Where the parts of a file begin and end: after the line break nearest to equal shares. */
function cutsOf(file: string, parts: number): number[] {
  const size = statSync(file).size;
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
