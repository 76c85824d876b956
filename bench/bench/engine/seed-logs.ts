import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { paymentOutage } from '#lib/sources/sample/payment-outage.ts';

/** The logs to enlarge: `--file`, else the files of `<data>/speed`, else sample logs of our own. */
export function seedLogs(data: string, file: string | undefined): Buffer[] {
  if (file !== undefined) return [readSeed(file)];
  const folder = join(data, 'speed');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.log(\.gz)?$/.test(name)) : [];
  if (names.length > 0) return names.sort().map((name) => readSeed(join(folder, name)));
  const start = new Date('2026-03-02T00:00:00Z');
  return paymentOutage({ seed: 1, start, minutes: 600 }).map(({ text }) => Buffer.from(text));
}

function readSeed(path: string): Buffer {
  const bytes = readFileSync(path);
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return text[text.length - 1] === 10 ? text : Buffer.concat([text, Buffer.from('\n')]);
}
