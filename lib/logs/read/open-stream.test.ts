import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_NAMES, fieldText, LEVEL_NAMES, messageText, textOf } from '../record.ts';
import { openStream } from './open-stream.ts';
import type { StreamOptions } from './stream-types.ts';

interface Seen {
  line: number;
  lines: number;
  offset: number;
  length: number;
  time: string;
  level: string;
  message: string;
  text: string;
  fields: Record<string, string>;
}

function readAll(bytes: Uint8Array, options: StreamOptions = {}, cuts: readonly number[] = []): Seen[] {
  const out: Seen[] = [];
  const stream = openStream(options, (r) => {
    const fields: Record<string, string> = {};
    FIELD_NAMES.forEach((name, slot) => {
      const value = fieldText(r, slot);
      if (value !== undefined && name !== 'time' && name !== 'level') fields[name] = value;
    });
    out.push({
      line: r.lineNo,
      lines: r.lines,
      offset: r.offset,
      length: r.rawLength,
      time: Number.isNaN(r.time) ? '' : new Date(r.time).toISOString(),
      level: LEVEL_NAMES[r.level]!,
      message: messageText(r),
      text: textOf(r, r.start, r.end),
      fields,
    });
  });
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    const to = Math.min(cut, bytes.length);
    if (to > from) stream.push(bytes.subarray(from, to));
    from = Math.max(from, to);
  }
  stream.push(bytes.subarray(from));
  stream.end();
  return out;
}

const read = (text: string, options: StreamOptions = {}) => readAll(Buffer.from(text), options);

/** Lines of many layouts, as a shop's programs might print them. */
const CORPUS = [
  '2024-03-01T10:00:00.123Z INFO  [main] com.acme.Boot - started in 3.2 s',
  '2024-03-01 10:00:01,500 WARN [pool-1] com.acme.Db: slow query took 1200 ms',
  '{"time":"2024-03-01T10:00:02Z","level":"error","msg":"payment failed","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736"}',
  'ts=2024-03-01T10:00:03Z level=debug caller=http.go:12 msg="GET /x (200) 1ms" traceID=00f067aa0ba902b7',
  'Mar  1 10:00:04 web1 sshd[123]: Accepted password for alice',
  'E0301 10:00:05.000001       7 server.go:88] "boom" err="eof"',
  '10.0.0.1 - - [01/Mar/2024:10:00:06 +0000] "GET / HTTP/1.1" 503 12 "-" "curl"',
  'Exception in thread "main" java.lang.IllegalStateException: no',
  '\tat com.acme.Shop.buy(Shop.java:10)',
  'Caused by: java.io.IOException: gone',
  'plain words without a head',
  '{',
  '  "level": "warn", "message": "spread out",',
  '  "time": 1709287200000',
  '}',
  '',
  '\u001b[31m2024-03-01 10:00:07 ERROR red\u001b[0m',
];

describe('openStream', () => {
  it('learns the layout of a program that takes over a stream, though its lines begin like the others', () => {
    const first = Array.from(
      { length: 600 },
      (_, i) => `2024-03-01 10:00:${10 + (i % 50)}, Info                  CBS    Session ${i} opened`,
    );
    const then = Array.from(
      { length: 200 },
      (_, i) =>
        `2024-03-02 11:00:${10 + (i % 50)},250 [pool-${i % 9}] ERROR a.b.Shop:${i} - order ${i} is lost`,
    );
    const last = read([...first, ...then].join('\n')).slice(-100);
    expect(new Set(last.map((r) => r.level))).toEqual(new Set(['error']));
    expect(last.every((r) => r.message.startsWith('order '))).toBe(true);
  });

  it('folds a Java stack trace into the record that threw it', () => {
    const records = read(
      [
        '2024-03-01 10:00:00,000 INFO [main] a.b.C: before',
        '2024-03-01 10:00:01,000 ERROR [main] a.b.C: order 7 failed',
        'java.lang.IllegalStateException: no stock',
        '\tat a.b.C.buy(C.java:10)',
        '\tat a.b.C.main(C.java:3)',
        'Caused by: java.io.IOException: gone',
        '\t... 2 more',
        '2024-03-01 10:00:02,000 INFO [main] a.b.C: after',
      ].join('\n'),
    );
    expect(records.map((r) => [r.message, r.lines, r.level])).toEqual([
      ['before', 1, 'info'],
      ['order 7 failed', 6, 'error'],
      ['after', 1, 'info'],
    ]);
  });

  it('folds Python, Go, Node, .NET, Ruby and Rust traces in text without stamps', () => {
    const traces = [
      'Traceback (most recent call last):\n  File "a.py", line 3, in f\n    g()\nValueError: bad',
      'panic: runtime error: index out of range\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:7 +0x1d\nexit status 2',
      'TypeError: x is not a function\n    at Object.<anonymous> (/srv/a.js:1:1)\n    at Module._compile (node:internal:1)',
      'System.InvalidOperationException: nope\n   at Shop.Cart.Add() in Cart.cs:line 9\n   --- End of inner exception stack trace ---',
      "app.rb:3:in `buy': no (RuntimeError)\n\tfrom app.rb:9:in `<main>'",
      "thread 'main' panicked at src/main.rs:2:5:\nstack backtrace:\n   0: rust_begin_unwind\n   1: core::panicking::panic_fmt",
    ];
    for (const trace of traces) {
      const records = read(`hello there\n${trace}\ngood bye`);
      const lines = trace.split('\n').length;
      const folded = records.filter((r) => r.lines > 1);
      expect([trace.slice(0, 20), folded.map((r) => r.lines)]).toEqual([trace.slice(0, 20), [lines]]);
    }
  });

  it('reads pretty-printed JSON as one record', () => {
    const records = read(
      '{\n  "timestamp": "2024-03-01T10:00:00Z",\n  "level": "ERROR",\n  "message": "no",\n  "a": {"b": [1,\n 2]}\n}\n{"level":"info","msg":"one line"}\n',
    );
    expect(records.map((r) => [r.message, r.level, r.lines])).toEqual([
      ['no', 'error', 7],
      ['one line', 'info', 1],
    ]);
  });

  it('takes CR, LF and CR LF as line ends, each its own', () => {
    const records = read('one\r\ntwo\rthree\n\r\nfour');
    expect(records.map((r) => [r.line, r.message])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, 'three'],
      [5, 'four'],
    ]);
  });

  it('clips a huge line, counts what it left out and reads on', () => {
    const stream = openStream({ maxLineBytes: 1000 }, () => undefined);
    const huge = Buffer.alloc(5_000_000, 'x');
    stream.push(Buffer.from('first\n'));
    for (let i = 0; i < 10; i++) stream.push(huge);
    stream.push(Buffer.from('\nlast\n'));
    stream.end();
    expect(stream.counts).toMatchObject({ lines: 3, clippedLines: 1, clippedBytes: 50_000_000 - 1000 });
  });

  it('hides colours and NULs from the analysis but not from the offsets', () => {
    const [first, second] = read('\u001b[32mINFO\u001b[0m ready\u0000\u0000\n2024-01-01 00:00:00 next\n');
    expect([first!.text, first!.length]).toEqual(['INFO ready', 22]);
    expect([second!.offset, second!.line]).toEqual([22, 2]);
  });

  it('keeps the text of one coloured line while the next is read', () => {
    const texts = Array.from({ length: 60 }, (_, i) => `step ${i} of ${'y'.repeat((i * 41) % 700)}|`);
    const lines = texts.flatMap((text, i) => [
      `2024-03-01 10:00:${10 + (i % 50)} \x1b[32mINFO\x1b[0m ${text}`,
      ...(i % 4 === 0
        ? ['\x1b[0m  ', `\x1b[31m    at a.B.c(B.java:${i})\x1b[0m`, '    at a.B.d(B.java:2)']
        : []),
      ...(i % 7 === 0 ? ['\x1b[0m'] : []),
    ]);
    const found = read(lines.join('\n'));
    expect(found.map((r) => r.message)).toEqual(texts);
    expect(found[8]!.text).toBe(
      `2024-03-01 10:00:18 INFO ${texts[8]}\n    at a.B.c(B.java:8)\n    at a.B.d(B.java:2)`,
    );
  });

  it('unwraps container lines and recognises what is inside', () => {
    const cri = read(
      Array.from(
        { length: 4 },
        (_, i) => `2024-03-01T10:00:0${i}.1Z stdout F 2024-03-01 10:00:0${i},100 WARN [main] a.B: low ${i}`,
      ).join('\n'),
    );
    expect(cri.map((r) => [r.level, r.message])).toEqual(
      Array.from({ length: 4 }, (_, i) => ['warn', `low ${i}`]),
    );
    const docker = read(
      '{"log":"level=error ts=2024-03-01T10:00:00Z msg=\\"no \\\\\\"disk\\\\\\"\\"\\n","stream":"stdout","time":"2024-03-01T10:00:00.5Z"}',
    );
    expect(docker.map((r) => [r.level, r.time])).toEqual([['error', '2024-03-01T10:00:00.000Z']]);
  });

  it('keeps the text of one unwrapped line while the next is read', () => {
    const texts = Array.from({ length: 40 }, (_, i) => `step ${i} of ${'x'.repeat((i * 37) % 900)}|`);
    const lines = texts.flatMap((text, i) => [
      JSON.stringify({ log: `2024-03-01 10:00:${10 + i} INFO ${text}\n`, stream: 'stdout' }),
      ...(i % 5 === 0 ? ['    at a.B.c(B.java:1)', '    at a.B.d(B.java:2)'] : []),
    ]);
    const found = read(lines.join('\n'));
    expect(found.map((r) => r.message)).toEqual(texts);
    expect(found[5]!.text).toBe(
      `2024-03-01 10:00:15 INFO ${texts[5]}\n    at a.B.c(B.java:1)\n    at a.B.d(B.java:2)`,
    );
  });

  it('finds trace, span and request ids wherever they are written', () => {
    const found = (line: string) => read(line)[0]!.fields;
    expect(found('{"msg":"x","level":"info","trace":{"id":"abc"},"span":{"id":"def"}}')).toMatchObject({
      trace: 'abc',
      span: 'def',
    });
    expect(found('level=info msg=x traceID=abc spanID=def request_id=r1')).toMatchObject({
      trace: 'abc',
      span: 'def',
      request: 'r1',
    });
    expect(
      found('2024-03-01 10:00:00.000  INFO [cart,4bf92f3577b34da6,00f067aa0ba902b7] 1 --- [main] a.b.C : hi'),
    ).toMatchObject({ service: 'cart', trace: '4bf92f3577b34da6', span: '00f067aa0ba902b7' });
    expect(found('2024-03-01 10:00:00 INFO [a.B] got it, request_id=77ab, done')).toMatchObject({
      request: '77ab',
    });
  });

  it('takes the year from the reference date and never from the future', () => {
    const at = (line: string) => read(line, { referenceTime: Date.UTC(2024, 0, 10) })[0]!.time;
    expect(at('Dec 31 23:59:59 host app: x')).toBe('2023-12-31T23:59:59.000Z');
    expect(at('Jan  9 00:00:00 host app: x')).toBe('2024-01-09T00:00:00.000Z');
  });

  it('settles the order of day and month by the whole file', () => {
    const days = [1, 2, 3, 14].map((d) => `${String(d).padStart(2, '0')}/03/2024 10:00:00 INFO x`).join('\n');
    expect(read(days).map((r) => r.time.slice(0, 10))).toEqual([
      '2024-03-01',
      '2024-03-02',
      '2024-03-03',
      '2024-03-14',
    ]);
  });

  it('carries clocks without a date over midnight', () => {
    const times = read('23:59:58 INFO a\n23:59:59 INFO b\n00:00:01 INFO c\n', {
      referenceTime: Date.UTC(2024, 2, 1),
    });
    expect(times.map((r) => r.time)).toEqual([
      '2024-03-01T23:59:58.000Z',
      '2024-03-01T23:59:59.000Z',
      '2024-03-02T00:00:01.000Z',
    ]);
  });

  it('joins clipped lines the same however the bytes arrive', () => {
    const line = '2024-03-01T10:00:00.123Z INFO  [main] com.acme.Boot - started in 3.2 s\n';
    const bytes = Buffer.from(`${line}{\n${line}${line}`);
    const options = { maxLineBytes: 64 };
    const whole = readAll(bytes, options);
    for (let cut = 1; cut < bytes.length; cut++) expect(readAll(bytes, options, [cut])).toEqual(whole);
  });

  it('reads the same records however the bytes are cut', () => {
    const lineOf = fc.oneof(fc.constantFrom(...CORPUS), fc.string({ maxLength: 40 }));
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(lineOf, ends), { maxLength: 60 }),
        fc.array(fc.nat(4000), { maxLength: 12 }),
        fc.constantFrom(64, 256 * 1024),
        (lines, cuts, maxLineBytes) => {
          const bytes = Buffer.from(lines.map(([text, end]) => text + end).join(''));
          expect(readAll(bytes, { maxLineBytes }, cuts)).toEqual(readAll(bytes, { maxLineBytes }));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('survives any bytes and accounts for each of them once', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const records = readAll(bytes);
        let last = 0;
        for (const record of records) {
          expect(record.offset).toBeGreaterThanOrEqual(last);
          last = record.offset + record.length;
        }
        expect(last).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 200 },
    );
  });

  it('survives mutated lines of every layout', () => {
    const all = Buffer.from(CORPUS.join('\n'));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(all.length - 1), fc.nat(255)), { maxLength: 30 }), (edits) => {
        const bytes = Uint8Array.from(all);
        for (const [at, value] of edits) bytes[at] = value;
        expect(readAll(bytes, {}, [100, 101, 333])).toEqual(readAll(bytes));
      }),
      { numRuns: 150 },
    );
  });
});
