import { expect, it, vi } from 'vitest';
import type { ViewLine } from '#lib/contracts/log-view.ts';
import { viewPageRows } from '#lib/contracts/view-page-rows.ts';
import { PageCache } from './page-cache.ts';

const line = (index: number): ViewLine => ({
  file: 'app.log',
  line: index + 1,
  head: index + 1,
  text: `line ${index}`,
  cut: 0,
  level: 'info',
  at: null,
  service: null,
  trace: null,
  template: null,
});
const pageOf = (page: number) =>
  Array.from({ length: viewPageRows }, (_, at) => line(page * viewPageRows + at));

it('keeps few pages however far one scrolls, and finds the last ones', async () => {
  const cache = new PageCache(async (page) => pageOf(page));
  for (let first = 0; first < 5_000_000; first += 5_003) {
    cache.want(first, first + 60);
    await vi.waitFor(() => expect(cache.row(first + 60)).toBeDefined(), { interval: 0 });
  }
  expect(cache.size).toBeLessThanOrEqual(40);
  expect(cache.row(0)).toBeUndefined();
});

it('does not ask for what it knows from the start', async () => {
  const asked: number[] = [];
  const load = async (page: number) => {
    asked.push(page);
    return pageOf(page);
  };
  const cache = new PageCache(load, { page: 2, lines: pageOf(2) });
  expect(cache.row(2 * viewPageRows)?.line).toBe(2 * viewPageRows + 1);
  cache.want(2 * viewPageRows, 3 * viewPageRows);
  await vi.waitFor(() => expect(cache.row(3 * viewPageRows)).toBeDefined());
  expect(asked).toEqual([3]);
});

it('does not load the pages that were only scrolled past', async () => {
  const asked: number[] = [];
  const gates: (() => void)[] = [];
  const cache = new PageCache(async (page) => {
    asked.push(page);
    await new Promise<void>((open) => gates.push(open));
    return pageOf(page);
  });
  for (let page = 0; page < 100; page++) cache.want(page * viewPageRows, page * viewPageRows);
  gates.forEach((open) => void open());
  await vi.waitFor(() => expect(asked).toEqual([0, 1, 99]));
});

it('tells what went wrong and loads again when asked to', async () => {
  let broken = true;
  const cache = new PageCache(async (page) => {
    if (broken) throw new Error('The database does not answer.');
    return pageOf(page);
  });
  cache.want(0, 10);
  await vi.waitFor(() => expect(cache.problem).toBe('The database does not answer.'));
  broken = false;
  cache.retry();
  await vi.waitFor(() => expect(cache.row(3)?.line).toBe(4));
  expect(cache.problem).toBeNull();
});
