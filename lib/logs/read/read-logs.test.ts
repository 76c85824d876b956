import { gzipSync, zstdCompressSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { messageText } from '../record.ts';
import { decodeText, type ReadOptions, readLogs } from './read-logs.ts';

async function* cut(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, Math.min(bytes.length, at + size));
}

async function read(name: string, bytes: Uint8Array, options: ReadOptions = {}, size?: number) {
  const messages: Record<string, string[]> = {};
  const result = await readLogs(
    name,
    cut(bytes, size),
    (file) => {
      const list: string[] = [];
      messages[file] = list;
      return { onRecord: (record) => list.push(messageText(record)) };
    },
    options,
  );
  return { ...result, messages };
}

const line = (i: number) =>
  `2024-03-01 10:00:${String(i % 60).padStart(2, '0')} INFO worker: job ${i} done\n`;
const text = (n: number) => Buffer.from(Array.from({ length: n }, (_, i) => line(i)).join(''));

async function tar(files: { name: string; body?: Uint8Array; type?: 'symlink'; linkname?: string }[]) {
  const archive = pack();
  for (const { name, body, type, linkname } of files) {
    if (type) archive.entry({ name, type, linkname });
    else archive.entry({ name }, Buffer.from(body ?? ''));
  }
  archive.finalize();
  const parts: Uint8Array[] = [];
  for await (const part of archive) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

describe('readLogs', () => {
  it('reads plain, gzip and zstd text alike', async () => {
    for (const bytes of [text(50), gzipSync(text(50)), zstdCompressSync(text(50))]) {
      const { files, problems, messages } = await read('a.log', bytes);
      expect(problems).toEqual([]);
      expect(files.map((f) => [f.name, f.counts.lines])).toEqual([['a.log', 50]]);
      expect(messages['a.log']![7]).toBe('job 7 done');
    }
  });

  it('reads every file of a zip and of a gzipped tar inside it', async () => {
    const inner = gzipSync(
      await tar([
        { name: 'app/one.log', body: text(3) },
        { name: 'app/two.log', body: text(4) },
      ]),
    );
    const bytes = zipSync({ 'logs/three.log': text(5), 'logs/inner.tar.gz': inner });
    const { files, problems } = await read('all.zip', bytes, {}, 777);
    expect(problems).toEqual([]);
    expect(files.map((f) => [f.name, f.counts.lines]).sort()).toEqual([
      ['all.zip/logs/inner.tar.gz/app/one.log', 3],
      ['all.zip/logs/inner.tar.gz/app/two.log', 4],
      ['all.zip/logs/three.log', 5],
    ]);
  });

  it('keeps the good part of a truncated gzip and names file and byte', async () => {
    const whole = gzipSync(Buffer.from(Array.from({ length: 5000 }, (_, i) => line(i * 7919)).join('')));
    const bytes = whole.subarray(0, whole.length - 2000);
    const { files, problems } = await read('cut.gz', bytes);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'cut.gz', code: 'truncated', offset: bytes.length });
    expect(problems[0]!.message).toContain('cut.gz');
    expect(files[0]!.counts.lines).toBeGreaterThan(1000);
  });

  it('stops a bomb by its ratio and by its size, keeping what was read', async () => {
    const bomb = gzipSync(Buffer.alloc(8_000_000, 'zero line of a bomb\n'));
    const ratio = await read('bomb.gz', bomb, { limits: { maxRatio: 50, ratioFrom: 1_000_000 } });
    expect(ratio.problems.map((p) => p.code)).toEqual(['bomb-ratio']);
    const size = await read('bomb.gz', bomb, { limits: { maxBytes: 2_000_000 } });
    expect(size.problems.map((p) => p.code)).toEqual(['bomb-size']);
    expect(size.files[0]!.counts.bytes).toBeLessThanOrEqual(2_000_000);
  });

  it('refuses members that leave the archive or are links, and reads the others', async () => {
    const bytes = await tar([
      { name: '../../etc/passwd', body: text(1) },
      { name: 'link.log', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'good.log', body: text(2) },
    ]);
    const { files, problems } = await read('x.tar', bytes);
    expect(problems.map((p) => p.code)).toEqual(['unsafe-path', 'unsafe-path']);
    expect(files.map((f) => f.name)).toEqual(['x.tar/good.log']);
    const zip = await read('x.zip', zipSync({ '..\\evil.log': text(1), 'ok.log': text(1) }));
    expect(zip.problems.map((p) => p.code)).toEqual(['unsafe-path']);
    expect(zip.files.map((f) => f.name)).toEqual(['x.zip/ok.log']);
  });

  it('tells an empty, a binary and an unreadable file apart from text', async () => {
    expect((await read('e.log', new Uint8Array(0))).problems[0]).toMatchObject({ code: 'empty' });
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3)) & 255);
    noise[0] = 1;
    expect((await read('b.bin', noise)).problems[0]).toMatchObject({ code: 'binary', file: 'b.bin' });
    const xz = Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2);
    expect((await read('c.xz', xz)).problems[0]).toMatchObject({ code: 'unsupported' });
  });

  it('reads UTF-16 with a mark in both byte orders', async () => {
    const little = Buffer.from(`\ufeff${text(3).toString()}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big]) {
      const { messages } = await read('w.log', bytes, {}, 7);
      expect(messages['w.log']).toEqual(['job 0 done', 'job 1 done', 'job 2 done']);
    }
  });

  it('stops at archives nested too deep', async () => {
    let bytes: Uint8Array = text(2);
    for (let i = 0; i < 8; i++) bytes = gzipSync(bytes);
    const { problems, files } = await read('deep.gz', bytes);
    expect(problems.map((p) => p.code)).toEqual(['too-deep']);
    expect(files).toEqual([]);
  });

  it('shows bytes that are no UTF-8 as Latin-1', () => {
    expect(decodeText(Uint8Array.of(0x63, 0x61, 0x66, 0xe9))).toBe('café');
    expect(decodeText(Buffer.from('café ✓'))).toBe('café ✓');
  });
});
