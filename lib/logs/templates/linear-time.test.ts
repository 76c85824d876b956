import { expect, test } from 'vitest';
import { TemplateMiner } from './template-miner.ts';

/** Lines of programs, and pieces that have made readers of text slow. */
const LINES = [
  'Accepted password for alice from 10.0.0.7 port 51122 ssh2',
  'GET /api/orders/1731?page=2 HTTP/1.1" 503 128 "-" "curl/8.0"',
  'ctx={"a":[1,{"b":"\\"c"}]} took 1200 ms (1.2 s) for user=anna',
  'com.acme.Shop$Cart.buy(Shop.java:10): NullPointerException: item',
  'C:\\Windows\\system32\\x.dll 0x80070005 fe80::1ff:fe23:4567:890a',
  'blk_38865049 src: /10.250.19.102:54106 dest: /10.250.19.102:50010',
];
const PIECES = [
  '[',
  '(',
  '<',
  '"',
  "'",
  '\\',
  '{',
  '=',
  ':',
  ' ',
  '\t',
  '/',
  '.',
  '..',
  '!',
  '://',
  'a',
  '9',
  '=" ',
  ', ',
];
const INPUT_BYTES = 6_000;

function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Messages that are arbitrary bytes, one piece again and again, or lines with pieces put in. */
function messagesOf(seed: number): Uint8Array[] {
  const next = generator(seed);
  const pick = (list: readonly string[]) => list[next(list.length)]!;
  const kind = next(4);
  const out: Uint8Array[] = [];
  for (let size = 0; size < INPUT_BYTES; size += out.at(-1)!.length) {
    if (kind === 0) out.push(Uint8Array.from({ length: 1 + next(3000) }, () => next(256)));
    else if (kind === 1) {
      const unit = Array.from({ length: 1 + next(4) }, () => pick(PIECES)).join('');
      out.push(Buffer.from(pick(LINES).slice(0, next(40)) + unit.repeat(1 + next(3000 / unit.length))));
    } else {
      let line = pick(LINES);
      for (let edits = next(kind === 2 ? 4 : 40); edits > 0; edits--) {
        const at = next(line.length + 1);
        line = line.slice(0, at) + pick(PIECES) + line.slice(at + next(3));
      }
      out.push(Buffer.from(line));
    }
  }
  return out;
}

/** How often a miner looks at each byte, learning all messages and then meeting them again. */
function visitsPerByte(messages: readonly Uint8Array[]): number {
  let visits = 0;
  let bytes = 0;
  const miner = new TemplateMiner();
  for (let round = 0; round < 2; round++)
    for (const message of messages) {
      const counted = new Proxy(message, {
        get(target, key) {
          if (typeof key === 'string' && /^\d/.test(key)) visits++;
          const value: unknown = Reflect.get(target, key, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      miner.add(counted, 0, message.length);
      bytes += message.length;
    }
  return visits / bytes;
}

test('no input makes the miner look at its bytes far more often than the usual one does', () => {
  const visits = Array.from({ length: 80 }, (_, seed) => visitsPerByte(messagesOf(seed))).sort(
    (a, b) => a - b,
  );
  const median = visits[visits.length >> 1]!;
  expect(median).toBeGreaterThan(1);
  expect(visits.at(-1)! / median).toBeLessThan(20);
});
