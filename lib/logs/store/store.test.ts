import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStream } from '../read/open-stream.ts';
import { decodeColumns, encodeColumns } from './chunk-columns.ts';
import { type Chunk, ChunkWriter } from './chunk-writer.ts';
import { countBreaks, lineEnd, lineStarts } from './line-breaks.ts';

function store(text: Uint8Array, cuts: readonly number[] = []): Chunk[] {
  const chunks: Chunk[] = [];
  const writer = new ChunkWriter((chunk) => chunks.push({ ...chunk, text: new Uint8Array(chunk.text) }));
  const stream = openStream({}, (record) => writer.record(record, 3));
  let from = 0;
  for (const cut of [...[...cuts].sort((a, b) => a - b), text.length]) {
    const part = text.subarray(from, Math.min(cut, text.length));
    writer.push(part);
    stream.push(part);
    writer.bound();
    from = Math.min(cut, text.length);
  }
  stream.end();
  writer.end();
  return chunks;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const joined = (chunks: readonly Chunk[]) => Buffer.concat(chunks.map((chunk) => chunk.text));

describe('line breaks', () => {
  it('count LF, CR LF and a lone CR as one each', () => {
    expect(countBreaks(bytes('a\nb\r\nc\rd'))).toBe(3);
    expect([...lineStarts(bytes('a\nb\r\nc\rd'))]).toEqual([0, 2, 5, 7]);
    expect([...lineStarts(bytes('a\n'))]).toEqual([0]);
    expect([...lineStarts(bytes(''))]).toEqual([]);
  });

  it('are left out of a line', () => {
    const text = bytes('ab\r\ncd');
    expect(lineEnd(text, 0, 4)).toBe(2);
    expect(lineEnd(text, 4, 6)).toBe(6);
  });
});

describe('chunks', () => {
  const line = (n: number) =>
    `2026-03-02T09:${String(Math.floor(n / 600) % 60).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}Z ERROR gateway request ${n} failed after ${n % 97} ms`;
  const text = bytes(Array.from({ length: 40_000 }, (_, n) => `${line(n)}\n`).join(''));

  it('are together the text, with lines and offsets that follow on from each other', () => {
    const chunks = store(text, [10, 70_001, 1_500_000]);
    expect(chunks.length).toBeGreaterThan(2);
    expect(joined(chunks).equals(text)).toBe(true);
    let line = 1;
    let offset = 0;
    for (const chunk of chunks) {
      expect(chunk.firstLine).toBe(line);
      expect(chunk.byteOffset).toBe(offset);
      line = chunk.lastLine + 1;
      offset += chunk.text.length;
    }
    expect(line - 1).toBe(40_000);
  });

  it('know their records: line, time and level', () => {
    const [first] = store(text);
    const columns = decodeColumns(encodeColumns(first!.columns));
    expect(columns).toEqual(first!.columns);
    expect(columns.line[0]).toBe(1);
    expect(columns.line.length).toBe(columns.count);
    expect(new Date(first!.firstTime!).toISOString()).toBe('2026-03-02T09:00:00.000Z');
    expect(new Set(columns.level)).toEqual(new Set([5]));
  });

  it('stay small under one endless line, which is found again whole', () => {
    const endless = new Uint8Array(30_000_000).fill(97);
    const chunks = store(endless, [5_000_000, 9_000_000, 13_000_000, 20_000_000, 25_000_000]);
    expect(joined(chunks).equals(endless)).toBe(true);
    expect(Math.max(...chunks.map((chunk) => chunk.text.length))).toBeLessThan(14_000_000);
    expect(new Set(chunks.flatMap((chunk) => [chunk.firstLine, chunk.lastLine]))).toEqual(new Set([1]));
  });

  it('do not depend on how the bytes arrive, and lose none', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'a',
        '\n',
        '\r',
        '\r\n',
        '2026-03-02 10:00:00 INFO x',
        '\tat y',
        '\u0000',
        '\x1b[31mred',
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(300), { maxLength: 6 }), (parts, cuts) => {
        const text = bytes(parts.join(''));
        const chunks = store(text, cuts);
        expect(joined(chunks).equals(text)).toBe(true);
        expect(chunks).toEqual(store(text));
      }),
      { numRuns: 200 },
    );
  });
});
