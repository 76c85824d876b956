import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openStream } from '#lib/logs/read/open-stream.ts';
import { LEVEL_NAMES } from '#lib/logs/record.ts';
import type { NamedArgs } from '../run-named.ts';
import { expectedLevel, isNamed } from './formats/expectations.ts';

interface Sample {
  format: string;
  line: string;
  level: string | null;
}

/** Reads each sample as a stream of its own: is a time found, the given level, and the format's name? */
export async function run(args: NamedArgs): Promise<object> {
  const file = path.join(args.data, 'formats', 'samples.jsonl');
  const samples = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Sample);
  const misses: object[] = [];
  let timed = 0;
  let levels = 0;
  let levelled = 0;
  let named = 0;
  for (const sample of samples) {
    const seen: { time: number; level: number }[] = [];
    const stream = openStream({}, (record) => seen.push({ time: record.time, level: record.level }));
    stream.push(Buffer.from(sample.line));
    stream.end();
    const name = stream.layouts()[0]?.name ?? 'none';
    const time = seen.some((record) => !Number.isNaN(record.time));
    const level = LEVEL_NAMES[seen[0]?.level ?? 0]!;
    const wanted = sample.level === null ? undefined : expectedLevel(sample.level);
    const isRight = isNamed(sample.format, name);
    if (time) timed++;
    if (wanted !== undefined) levels++;
    if (wanted === level) levelled++;
    if (isRight) named++;
    if (!time || !isRight || (wanted !== undefined && wanted !== level))
      misses.push({ format: sample.format, name, time, level, wanted, line: sample.line.slice(0, 160) });
  }
  if (!args.json) for (const miss of misses) console.log(JSON.stringify(miss));
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  return {
    n: samples.length,
    timestamp: share(timed, samples.length),
    level: share(levelled, levels),
    format: share(named, samples.length),
  };
}
