import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { round, spread } from '../support/spread.ts';
import type { Site } from './open-site.ts';
import type { SampleRun } from './sample-run.ts';
import { storeLines } from './store-lines.ts';

/** How long a page is watched after it stands, for what is painted or moved late. */
const watchMs = 1_500;

interface Painted {
  lcpMs: number;
  largest: string;
  shift: number;
}

interface Loaded extends Painted {
  /** Scripts that the document names, and all that came while it was watched; gzip, in bytes. */
  named: number;
  all: number;
}

/** Scripts, largest paint and shifts of each page at a first visit. */
export async function measureLoads(site: Site, sample: SampleRun, rounds: number): Promise<object> {
  const set = await storeLines(site, 20_000);
  const routes: Record<string, { path: string; shown: string }> = {
    start: { path: '/', shown: 'textarea' },
    investigation: { path: sample.path, shown: 'article[data-status="done"]' },
    history: { path: '/history', shown: 'main li[data-id]' },
    patterns: { path: '/patterns', shown: 'main h1' },
    insights: { path: '/insights', shown: 'main h1' },
    settings: { path: '/settings', shown: 'main h1' },
    logs: { path: `/logs/${set.id}`, shown: '[role="listbox"] [data-line]' },
  };
  const sizes = new Map<string, number>();
  const figures: Record<string, object> = {};
  for (const [name, { path, shown }] of Object.entries(routes)) {
    const loads: Loaded[] = [];
    // The first is not counted: the server has not shown this page before.
    for (let round = 0; round <= rounds; round++)
      loads.push(await site.visit((page) => load(page, site.url + path, shown, sizes)));
    const counted = loads.slice(1);
    const last = counted.at(-1)!;
    figures[name] = {
      firstLoadKb: round(last.named / 1000),
      watchedKb: round(last.all / 1000),
      largestPaintMs: spread(counted.map(({ lcpMs }) => lcpMs)),
      largest: last.largest,
      shift: Math.max(...counted.map(({ shift }) => shift)),
      coldLargestPaintMs: round(loads[0]!.lcpMs),
    };
  }
  return { ...figures, goals: { investigationFirstLoadKb: 180, largestPaintMs: 1000, shift: 0.02 } };
}

async function load(page: Page, url: string, shown: string, sizes: Map<string, number>): Promise<Loaded> {
  await page.addInitScript(watchPaints);
  const scripts = new Set<string>();
  const reading: Promise<void>[] = [];
  page.on('response', (response) => {
    const address = response.url();
    if (response.request().resourceType() !== 'script') return;
    scripts.add(address);
    if (sizes.has(address)) return;
    reading.push(response.body().then((body) => void sizes.set(address, gzipSync(body).length)));
  });
  const document = await page.goto(url);
  const html = (await document?.text()) ?? '';
  await page.locator(shown).first().waitFor();
  await sleep(watchMs);
  await Promise.all(reading);
  const sum = (addresses: Iterable<string>) =>
    [...addresses].reduce((bytes, address) => bytes + (sizes.get(address) ?? 0), 0);
  const named = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src]) => new URL(src!, url).href);
  const painted = await page.evaluate(() => (window as unknown as { painted: Painted }).painted);
  if (painted.lcpMs === 0) throw new Error(`${url} reported no largest paint.`);
  return { ...painted, named: sum(new Set(named).intersection(scripts)), all: sum(scripts) };
}

/** Runs in the page. */
function watchPaints(): void {
  const painted: Painted = { lcpMs: 0, largest: '', shift: 0 };
  Object.assign(window, { painted });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { element } = entry as PerformanceEntry & { element?: Element };
      painted.lcpMs = entry.startTime;
      painted.largest = element?.tagName.toLowerCase() ?? '';
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      };
      if (!hadRecentInput) painted.shift = Math.round((painted.shift + value) * 10_000) / 10_000;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
