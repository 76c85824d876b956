import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { encodeProfile } from '#lib/logs/profile/encode-profile.ts';
import { climb, type Rung } from './rungs.ts';

export interface ClimbTask {
  path: string;
  from: number;
  to: number;
  rung: Rung;
}

export interface ClimbDone {
  lines: number;
  /** Encoded profile of the part, on the rung that makes one. */
  profile: Uint8Array | undefined;
}

const buffer = Buffer.allocUnsafe(1024 * 1024);

parentPort?.on('message', ({ path, from, to, rung }: ClimbTask) => {
  const climber = climb(rung);
  const file = openSync(path, 'r');
  for (let at = from; at < to; ) {
    const read = readSync(file, buffer, 0, Math.min(buffer.length, to - at), at);
    climber.push(buffer.subarray(0, read));
    at += read;
  }
  closeSync(file);
  const builder = climber.end();
  const done: ClimbDone = { lines: climber.lines, profile: builder && encodeProfile(builder) };
  parentPort?.postMessage(done);
});
