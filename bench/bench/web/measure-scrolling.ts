import type { CDPSession, Locator, Page } from '@playwright/test';
import { round, spread } from '../support/spread.ts';
import type { Site } from './open-site.ts';
import { storeLines } from './store-lines.ts';

/** Pixels a frame: read, skimmed, and thrown. */
const speeds = { reading: 20, skimming: 200, throwing: 2_000 };
const phaseMs = 5_000;
/** There and back with the thumb, again and again: every part of the set comes into sight. */
const walkMs = 60_000;
const oneWayMs = 7_500;
const jumps = 20;
const mostJumpMs = 10_000;

/** Frames and memory while a large set is scrolled, and how long its lines take to be there afterwards. */
export async function measureScrolling(site: Site, count: number): Promise<object> {
  const began = performance.now();
  const set = await storeLines(site, count);
  const ingestSeconds = round((performance.now() - began) / 1000);
  return site.visit(async (page) => {
    const opened = performance.now();
    await page.goto(`${site.url}/logs/${set.id}`);
    const list = page.getByRole('listbox', { name: /^Lines of/ });
    await list.locator('[data-line]').first().waitFor();
    const openMs = round(performance.now() - opened);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const heapMb = [await heapOf(cdp)];
    const figures: Record<string, object> = {};
    for (const [name, step] of Object.entries(speeds)) {
      const took = await scroll(list, { ms: phaseMs, step });
      figures[name] = {
        ...framesOf(took),
        filledMs: await filled(list),
        atLine: await firstLine(list),
      };
      heapMb.push(await heapOf(cdp));
    }
    const walking = await walk(list, cdp);
    heapMb.push(await heapOf(cdp));
    const jumpFilledMs = await jump(page, list, set.lines).then(spread, (error: Error) => ({
      failed: error.message,
    }));
    heapMb.push(await heapOf(cdp));
    return {
      lines: set.lines,
      ingestSeconds,
      openMs,
      ...figures,
      walking,
      jumpFilledMs,
      heapMb,
      serverRssMb: await serverRss(site.url),
      goals: { framesPerSecond: 50, heap: 'flat' },
    };
  });
}

/** A minute through all lines: frames, and what is held before and after. */
async function walk(list: Locator, cdp: CDPSession): Promise<object> {
  await filled(list);
  const before = await heldBy(cdp);
  const took = await scroll(list, { ms: walkMs, oneWayMs });
  await filled(list);
  return { ...framesOf(took), before, after: await heldBy(cdp) };
}

/** On by `step` pixels in every frame, or through the whole list and back again. */
type Way = { ms: number; step: number } | { ms: number; oneWayMs: number };

/** Milliseconds of each frame while the list moves. */
function scroll(list: Locator, way: Way): Promise<number[]> {
  return list.evaluate(
    (box, way) =>
      new Promise<number[]>((done) => {
        const took: number[] = [];
        let began = 0;
        let last = 0;
        const frame = (now: number) => {
          if (last > 0) took.push(now - last);
          else began = now;
          last = now;
          const at = now - began;
          if (at >= way.ms) return done(took);
          if ('step' in way) box.scrollTop += way.step;
          else {
            const part = (at % (2 * way.oneWayMs)) / way.oneWayMs;
            box.scrollTop = (part < 1 ? part : 2 - part) * (box.scrollHeight - box.clientHeight);
          }
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    way,
  );
}

function framesOf(took: number[]) {
  const { p95, max } = spread(took);
  const seconds = took.reduce((sum, ms) => sum + ms, 0) / 1000;
  return {
    seconds: round(seconds),
    framesPerSecond: round(took.length / seconds),
    frameMs: { p95, max },
  };
}

/** Until every row in sight has its line. */
function filled(list: Locator): Promise<number> {
  return list.evaluate(
    (box) =>
      new Promise<number>((done, fail) => {
        const began = performance.now();
        const look = () => {
          const ms = performance.now() - began;
          const rows = box.querySelectorAll('[role="option"]').length;
          const read = box.querySelectorAll('[role="option"][data-line]').length;
          if (rows > 0 && rows === read) return done(Math.round(ms));
          if (ms > 20_000) return fail(new Error(`${rows - read} rows in sight stayed empty.`));
          requestAnimationFrame(look);
        };
        requestAnimationFrame(() => requestAnimationFrame(look));
      }),
  );
}

/** Straight to lines all over the set, as the box for a line's number does it. */
async function jump(page: Page, list: Locator, lines: number): Promise<number[]> {
  const box = page.getByRole('textbox', { name: /^Find in this file/ });
  const took: number[] = [];
  for (let at = 0; at < jumps; at++) {
    const line = 1 + ((at * 7_368_787) % lines);
    await list.focus();
    await page.keyboard.press('g');
    await box.fill(`:${line}`);
    const began = performance.now();
    await box.press('Enter');
    await list.locator(`[data-line="${line}"]`).waitFor({ timeout: mostJumpMs });
    took.push(performance.now() - began);
    await page.keyboard.press('Escape');
  }
  return took;
}

async function firstLine(list: Locator): Promise<number> {
  return Number(await list.locator('[data-line]').first().getAttribute('data-line'));
}

/** What is really held: after the garbage is gone. */
async function heldBy(cdp: CDPSession): Promise<{ heapMb: number; nodes: number }> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return { heapMb: round(metric('JSHeapUsedSize') / 2 ** 20), nodes: metric('Nodes') };
}

async function heapOf(cdp: CDPSession): Promise<number> {
  return (await heldBy(cdp)).heapMb;
}

async function serverRss(url: string): Promise<number> {
  const text = await (await fetch(`${url}/api/metrics`)).text();
  const [, bytes] = /^loglore_process_resident_memory_bytes (\S+)/m.exec(text) ?? [];
  return round(Number(bytes) / 2 ** 20);
}
