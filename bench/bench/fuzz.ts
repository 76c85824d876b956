import { openStream } from '#lib/logs/read/open-stream.ts';
import { seededRandom } from '#lib/sources/sample/random.ts';
import type { NamedArgs } from '../run-named.ts';

/** Lines of many layouts to mutate. */
const SEEDS = [
  '2024-03-01T10:00:00.123Z INFO  [main] com.acme.Boot - started in 3.2 s',
  '2024-03-01 10:00:01,500 - WARN  [pool-1:Peer@12] - slow query took 1200 ms',
  '{"time":"2024-03-01T10:00:02Z","level":"error","msg":"payment failed","ctx":{"a":[1,{"b":"\\"c"}]}}',
  'ts=2024-03-01T10:00:03Z level=debug caller=http.go:12 msg="GET /x (200) 1ms"',
  '<11>1 2024-03-01T10:00:04.1Z web1 app 12 ID7 [a@1 b="c"] no',
  'Mar  1 10:00:04 web1 sshd[123]: Accepted password for alice',
  'E0301 10:00:05.000001       7 server.go:88] "boom" err="eof"',
  '10.0.0.1 - - [01/Mar/2024:10:00:06 +0000] "GET / HTTP/1.1" 503 12 "-" "curl"',
  '{"log":"2024-03-01T10:00:00Z ERROR no db\\n","stream":"stderr","time":"2024-03-01T10:00:00.2Z"}',
  '03-01 10:00:00.123  1702  2395 E AndroidRuntime: FATAL EXCEPTION: main',
  '\tat com.acme.Shop.buy(Shop.java:10)',
  'Traceback (most recent call last):',
  '{',
  '  "level": "warn",',
  '}',
];
/** Pieces that have made readers of text slow or wrong. */
const PIECES = [
  '[',
  '(',
  '<',
  '"',
  '\\',
  '{',
  '=',
  ':',
  ' ',
  '\t',
  '\r',
  '\0',
  '\u001b[31m',
  '2024-03-01 ',
  '9',
];
const INPUT_BYTES = 200_000;
/** Short inputs are timed by the clock's own noise: each is read this often and the fastest counts. */
const TIMES = 3;

/** Arbitrary bytes, one piece again and again, or lines of a few layouts with bytes changed. */
export function makeInput(seed: number): Uint8Array {
  const { next: part } = seededRandom(seed);
  const next = (below: number) => Math.floor(part() * below);
  const kind = next(4);
  if (kind === 0) return Uint8Array.from({ length: INPUT_BYTES }, () => next(256));
  if (kind === 1) {
    const unit = Array.from({ length: 1 + next(4) }, () => PIECES[next(PIECES.length)]!).join('');
    const head = SEEDS[next(SEEDS.length)]!.slice(0, next(60));
    const line = head + unit.repeat(1 + next(2000));
    return Buffer.from(`${line}\n`.repeat(Math.ceil(INPUT_BYTES / line.length))).subarray(0, INPUT_BYTES);
  }
  const few = Array.from({ length: 1 + next(6) }, () => SEEDS[next(SEEDS.length)]!);
  const lines: string[] = [];
  for (let size = 0; size < INPUT_BYTES; ) {
    let line = few[next(few.length)]!;
    for (let edits = kind === 2 ? next(4) : next(40); edits > 0; edits--) {
      const at = next(line.length + 1);
      line = line.slice(0, at) + PIECES[next(PIECES.length)]! + line.slice(at + next(3));
    }
    lines.push(line);
    size += line.length + 1;
  }
  return Buffer.from(lines.join('\n'));
}

/** What reading yields, as one number, with the bytes cut every `step`. */
function readSum(bytes: Uint8Array, step: number): number {
  let sum = 0;
  const stream = openStream({}, (r) => {
    for (const part of [
      r.offset,
      r.rawLength,
      r.level,
      r.msgEnd - r.start,
      Number.isNaN(r.time) ? 7 : r.time,
    ])
      sum = (sum * 31 + part) % 9_007_199_254;
  });
  for (let p = 0; p < bytes.length; p += step) stream.push(bytes.subarray(p, p + step));
  stream.end();
  return sum;
}

/** Reads hostile input for `--seconds N` (60): no crash, the same however it is cut, and no input far slower. */
export async function run(args: NamedArgs): Promise<object> {
  const until = Date.now() + Number(args.options.seconds ?? 60) * 1000;
  const first = Number(args.options.seed ?? 1);
  const costs: { seed: number; nsPerByte: number }[] = [];
  const cutsDiffer: number[] = [];
  for (let seed = first; Date.now() < until; seed++) {
    const bytes = makeInput(seed);
    let best = Number.POSITIVE_INFINITY;
    let whole = 0;
    for (let i = 0; i < TIMES; i++) {
      const began = process.cpuUsage();
      whole = readSum(bytes, bytes.length);
      const used = process.cpuUsage(began);
      best = Math.min(best, (used.user + used.system) * 1000);
    }
    costs.push({ seed, nsPerByte: best / bytes.length });
    if (readSum(bytes, 1 + (seed % 4099)) !== whole) cutsDiffer.push(seed);
  }
  costs.sort((a, b) => a.nsPerByte - b.nsPerByte);
  const median = costs[costs.length >> 1]!;
  const worst = costs.at(-1)!;
  return { inputs: costs.length, median, worst, ratio: worst.nsPerByte / median.nsPerByte, cutsDiffer };
}
