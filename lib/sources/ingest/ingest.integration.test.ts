import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { listLogSets } from '#db/queries/log-sets.ts';
import { freshSettings } from '#db/testing/fresh-store.ts';
import { withInstances } from '#lib/orchestrator/testing/with-instances.ts';
import type { Ctx } from '#lib/server/context.ts';
import { paymentOutage } from '../sample/payment-outage.ts';
import { readLines } from '../stored/read-lines.ts';
import { searchLines } from '../stored/search-lines.ts';
import { ingestLogs, type LogInput } from './ingest-logs.ts';

/** Bytes in pieces that end in the middle of things. */
async function* pieces(bytes: Uint8Array, size = 70_001): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const text = (name: string, content: string): LogInput => ({ name, bytes: pieces(Buffer.from(content)) });

describe.each(Object.entries(freshSettings))('logs taken in on %s', (_name, fresh) => {
  let ctx: Ctx;
  withInstances(async (instances) => {
    ctx = await instances.open();
  }, fresh);
  const setsThere = async () => (await listLogSets(ctx.db, { userId: ctx.user.id, limit: 100 })).length;

  test('every line is found again byte for byte, and the figures are right', async () => {
    const files = paymentOutage({ seed: 5, start: new Date('2026-03-02T09:40:00Z') });
    const set = await ingestLogs(ctx, {
      name: 'outage',
      kind: 'upload',
      inputs: files.map((file) => text(file.name, file.text)),
    });
    expect(set.status).toBe('ready');
    expect(set.problems).toEqual([]);
    let lines = 0;
    for (const file of files) {
      const wanted = file.text.split('\n').slice(0, -1);
      lines += wanted.length;
      for (const from of [1, 500, wanted.length - 20]) {
        const got = await readLines(ctx, {
          logSetId: set.id,
          file: file.name,
          fromLine: from,
          toLine: from + 20,
        });
        expect(got.map((line) => line.text)).toEqual(wanted.slice(from - 1, from + 20));
        expect(got[0]!.line).toBe(from);
      }
    }
    expect(set.lines).toBe(lines);
    expect(set.summary.services).toContain('switch-connector');
    expect(new Date(set.firstTime!).toISOString().slice(0, 13)).toBe('2026-03-02T09');
  });

  test('lines are found by text, level, time and trace, page by page in both directions', async () => {
    const files = paymentOutage({ seed: 6, start: new Date('2026-03-02T09:40:00Z') });
    const set = await ingestLogs(ctx, {
      name: 'outage',
      kind: 'upload',
      inputs: files.map((file) => text(file.name, file.text)),
    });
    const connector = files.find((file) => file.name === 'switch-connector.log')!.text.split('\n');
    const wanted = connector.flatMap((line, at) => (line.includes('gave up waiting') ? [at + 1] : []));

    const found: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchLines(ctx, {
        logSetId: set.id,
        filter: { text: 'gave up waiting' },
        limit: 40,
        ...(cursor ? { cursor } : {}),
      });
      found.push(...page.hits.map((hit) => hit.line));
      cursor = page.next;
    } while (cursor);
    expect(found).toEqual(wanted);

    const back = await searchLines(ctx, {
      logSetId: set.id,
      filter: { text: 'gave up waiting' },
      limit: 5,
      direction: 'backward',
    });
    expect(back.hits.map((hit) => hit.line)).toEqual(wanted.slice(-5).reverse());

    const trace = /trace_id=([0-9a-f]{32})/.exec(connector[wanted[0]! - 1]!)![1]!;
    const ofTrace = await searchLines(ctx, { logSetId: set.id, filter: { trace }, limit: 100 });
    expect(ofTrace.hits.length).toBeGreaterThan(4);
    expect(ofTrace.hits.every((hit) => hit.text.includes(trace))).toBe(true);

    const errors = await searchLines(ctx, {
      logSetId: set.id,
      filter: { level: 'error', file: 'ledger-service.log' },
      limit: 3,
    });
    expect(errors.hits.every((hit) => hit.text.includes('exchange rate feed'))).toBe(true);

    const pattern = await searchLines(ctx, {
      logSetId: set.id,
      filter: { pattern: 'bank session pool resized.*from=\\d+' },
      limit: 10,
    });
    expect(pattern.hits).toHaveLength(1);
  });

  test('an archive becomes one file for each of its entries', async () => {
    const set = await ingestLogs(ctx, {
      name: 'packed',
      kind: 'upload',
      inputs: [
        { name: 'app.log.gz', bytes: pieces(gzipSync('2026-03-02T10:00:00Z ERROR x failed\n'.repeat(9))) },
      ],
    });
    expect(set.lines).toBe(9);
  });

  test('a truncated archive keeps what was good and says where it broke', async () => {
    const packed = gzipSync(
      Buffer.from(
        Array.from({ length: 30_000 }, (_, n) => `2026-03-02T10:00:00Z INFO line ${n} ${Math.sin(n)}\n`).join(
          '',
        ),
      ),
    );
    const set = await ingestLogs(ctx, {
      name: 'cut',
      kind: 'upload',
      inputs: [{ name: 'cut.gz', bytes: pieces(packed.subarray(0, packed.length / 2)) }],
    });
    expect(set.lines).toBeGreaterThan(1000);
    expect(JSON.stringify(set.problems)).toMatch(/cut\.gz/);
    expect(JSON.stringify(set.problems)).toMatch(/truncated/);
  });

  test('an input with nothing to read leaves nothing behind and says why', async () => {
    const before = await setsThere();
    await expect(
      ingestLogs(ctx, { name: 'nothing', kind: 'upload', inputs: [text('empty.log', '')] }),
    ).rejects.toThrow(/empty/);
    const binary = new Uint8Array(50_000).map((_, n) => (n * 7919) % 256);
    await expect(
      ingestLogs(ctx, { name: 'image', kind: 'upload', inputs: [{ name: 'x.png', bytes: pieces(binary) }] }),
    ).rejects.toThrow(/not text/);
    expect(await setsThere()).toBe(before);
  });

  test('a client that disappears in the middle leaves nothing behind', async () => {
    const before = await setsThere();
    const gone = new AbortController();
    async function* half() {
      yield Buffer.from('2026-03-02T10:00:00Z INFO start\n'.repeat(60_000));
      gone.abort(new Error('the client went away'));
      yield Buffer.from('more\n');
    }
    await expect(
      ingestLogs(ctx, {
        name: 'half',
        kind: 'upload',
        inputs: [{ name: 'half.log', bytes: half() }],
        signal: gone.signal,
      }),
    ).rejects.toThrow(/went away/);
    expect(await setsThere()).toBe(before);
  });
});
