import { beforeAll, describe, expect, test } from 'vitest';
import { freshSettings } from '#db/testing/fresh-store.ts';
import { withInstances } from '#lib/orchestrator/testing/with-instances.ts';
import type { Ctx } from '#lib/server/context.ts';
import { ingestLogs } from '../ingest/ingest-logs.ts';
import { paymentOutage, type SampleFile } from '../sample/payment-outage.ts';
import { countOverTime } from './count-over-time.ts';
import { findViewLines } from './find-view-lines.ts';
import { listFacets } from './list-facets.ts';
import { listFiles } from './list-files.ts';
import { openLogView } from './open-log-view.ts';
import { readWholeLine } from './read-whole-line.ts';
import { viewLines } from './view-lines.ts';

const stacked = [
  '2026-03-02T09:40:00Z INFO shop started',
  '2026-03-02T09:40:01Z ERROR shop order 7 failed',
  'java.lang.IllegalStateException: no stock',
  '\tat shop.Order.place(Order.java:12)',
  `2026-03-02T09:40:02Z WARN shop payload ${'x'.repeat(100_000)}`,
  '2026-03-02T09:40:03Z INFO shop order 8 placed',
  '',
].join('\n');

describe.each(Object.entries(freshSettings))('stored logs as a reader sees them on %s', (_name, fresh) => {
  let ctx: Ctx;
  let logSetId: string;
  let files: SampleFile[];
  withInstances(async (instances) => {
    ctx = await instances.open();
  }, fresh);
  beforeAll(async () => {
    files = [
      ...paymentOutage({ seed: 7, start: new Date('2026-03-02T09:40:00Z') }),
      { name: 'stacked.log', text: stacked },
    ];
    const inputs = files.map(({ name, text }) => ({
      name,
      bytes: (async function* () {
        yield new TextEncoder().encode(text);
      })(),
    }));
    logSetId = (await ingestLogs(ctx, { name: 'outage', kind: 'upload', inputs })).id;
  });

  test('it opens with the page of lines where a link leads, and at the beginning without one', async () => {
    const open = async (place?: { file: string; fromLine: number }) =>
      (await openLogView(ctx, { logSetId, place })).first;
    const [{ name: long }] = files as [SampleFile, ...SampleFile[]];
    const there = await open({ file: long, fromLine: 450 });
    expect([there?.page, there?.lines.at(0)?.line, there?.lines.at(-1)?.line]).toEqual([2, 401, 600]);
    expect((await open())?.lines.at(0)).toMatchObject({ file: long, line: 1 });
    expect((await open({ file: 'gone.log', fromLine: 9 }))?.page).toBe(0);
    const beyond = await open({ file: 'stacked.log', fromLine: 9_999 });
    expect([beyond?.file, beyond?.lines.length]).toEqual(['stacked.log', 6]);
    await expect(openLogView(ctx, { logSetId: crypto.randomUUID(), place: undefined })).rejects.toThrow();
  });

  test('the files are listed with their lines and times', async () => {
    const listed = await listFiles(ctx, { logSetId });
    expect(listed.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
    expect(listed.at(-1)).toMatchObject({ lines: 6, firstTime: '2026-03-02T09:40:00.000Z' });
  });

  test('lines carry level, time and template; those of a stack belong to its first line', async () => {
    const lines = await viewLines(ctx, { logSetId, file: 'stacked.log', fromLine: 1, toLine: 50 });
    expect(lines.map(({ line, head, level }) => [line, head, level])).toEqual([
      [1, 1, 'info'],
      [2, 2, 'error'],
      [3, 2, 'error'],
      [4, 2, 'error'],
      [5, 5, 'warn'],
      [6, 6, 'info'],
    ]);
    expect(lines[1]).toMatchObject({ at: '2026-03-02T09:40:01.000Z', cut: 0 });
    expect(lines[1]!.template).toContain('<*>');
    expect(lines[2]!.template).toBeNull();
  });

  test('a very long line is cut in its row and whole on its own', async () => {
    const [row] = await viewLines(ctx, { logSetId, file: 'stacked.log', fromLine: 5, toLine: 5 });
    const whole = await readWholeLine(ctx, { logSetId, file: 'stacked.log', line: 5 });
    expect(row!.text.length + row!.cut).toBe(whole.text.length);
    expect(row!.cut).toBeGreaterThan(90_000);
    expect(whole).toEqual({ text: stacked.split('\n')[4], cut: 0 });
  });

  test('the bars over time add up to all records, of the set, of a file and of a span', async () => {
    const sum = (bars: Awaited<ReturnType<typeof countOverTime>>) =>
      bars!.levels.flatMap(({ counts }) => counts).reduce((all, one) => all + one, 0);
    const listed = await listFiles(ctx, { logSetId });
    const whole = await countOverTime(ctx, { logSetId, bars: 60 });
    expect(sum(whole)).toBe(listed.reduce((all, { records }) => all + records, 0));
    expect(whole!.levels.every(({ counts }) => counts.length <= 60)).toBe(true);
    const one = await countOverTime(ctx, { logSetId, file: 'stacked.log', bars: 10 });
    expect(sum(one)).toBe(4);
    const none = await countOverTime(ctx, {
      logSetId,
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-03-01T01:00:00.000Z',
      bars: 10,
    });
    expect(sum(none)).toBe(0);
  });

  test('a template of a file finds exactly its records', async () => {
    const file = files[0]!.name;
    const { templates } = await listFacets(ctx, { logSetId, file });
    for (const template of templates.slice(0, 3)) {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await findViewLines(ctx, {
          logSetId,
          filter: { file, template: template.key },
          limit: 1_000,
          direction: 'forward',
          cursor,
        });
        found.push(...page.lines.map((line) => line.template ?? ''));
        cursor = page.next;
      } while (cursor);
      expect(found).toHaveLength(template.records);
      expect(new Set(found)).toEqual(new Set([template.text]));
    }
  });

  test('a template without a file, and somebody else’s set, are refused in words', async () => {
    const ask = (asking: Ctx, filter: { template?: string }) =>
      findViewLines(asking, { logSetId, filter, limit: 10, direction: 'forward' });
    await expect(ask(ctx, { template: 'x' })).rejects.toThrow(/choose the file/);
    await expect(listFiles(ctx, { logSetId: '00000000-0000-4000-8000-000000000000' })).rejects.toThrow(
      /no such log set/,
    );
  });
});
