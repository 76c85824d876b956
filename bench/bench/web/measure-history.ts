import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { multiplyHistory } from '../../../e2e/fixtures/history/multiply-history.ts';
import { seedHistory } from '../../../e2e/fixtures/history/seed-history.ts';
import { round, spread } from '../support/spread.ts';
import type { Site } from './open-site.ts';

const rounds = 10;
const writers = 8;
/** Made one by one; the rest are copies of them. */
const made = 400;
const messagesEach = 10;
/** After its start a server reads its memory into an index, which takes its only thread. */
const settleMs = 30_000;
/** Between an answer and the next key. */
const pauseMs = 60;
const words = ['certificate', 'heartbeat', 'restart', 'timeout', 'snapshot', 'vault'];
const firstRow = 'main li[data-id]';

/** The page of all investigations and the search in them, in a long history, on a server and embedded. */
export async function measureHistory(site: Site, investigations: number): Promise<object> {
  const began = performance.now();
  const each = Math.ceil(Math.min(made, investigations) / writers);
  await Promise.all(
    Array.from({ length: writers }, (_, seed) => seedHistory(site.ctx, { investigations: each, seed })),
  );
  await multiplyHistory(site.ctx, { investigations, messages: investigations * messagesEach });
  const seedSeconds = round((performance.now() - began) / 1000);
  const postgres = await measurePages(site);
  const onEmbedded = await site.openEmbedded([made, investigations, investigations * messagesEach]);
  try {
    const embedded = await measurePages(onEmbedded);
    return {
      investigations,
      messages: investigations * messagesEach,
      seedSeconds,
      postgres,
      embedded,
      goals: { openMs: 300, searchP95Ms: 150 },
    };
  } finally {
    await onEmbedded.close();
  }
}

async function measurePages(site: Pick<Site, 'url' | 'visit'>): Promise<object> {
  await sleep(settleMs);
  const opened: number[] = [];
  for (let round = 0; round <= rounds; round++) opened.push(await site.visit((page) => open(page, site.url)));
  const followed = await site.visit((page) => follow(page, site.url));
  const searched = await site.visit((page) => search(page, site.url));
  return {
    coldOpenMs: round(opened[0]!),
    openMs: spread(opened.slice(1)),
    linkMs: spread(followed),
    ...searched,
  };
}

/** From the address to the frame with the first rows. */
async function open(page: Page, url: string): Promise<number> {
  await page.addInitScript((row) => {
    // Once a frame: whoever looks at every change makes the page lay itself out before its styles are there.
    const look = () => {
      // What streams in is hidden until it is swapped for what says that it loads.
      const shown = document.querySelector(row)?.checkVisibility();
      if (shown) Object.assign(window, { rowsAt: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, firstRow);
  await page.goto(`${url}/history`);
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const look = () => {
          const { rowsAt } = window as unknown as { rowsAt?: number };
          if (rowsAt === undefined) requestAnimationFrame(look);
          else done(rowsAt);
        };
        look();
      }),
  );
}

/** From a click on the link of another page to the frame with the first rows. */
async function follow(page: Page, url: string): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto(`${url}/settings`);
    await page.waitForLoadState('networkidle');
    const link = page.locator('nav a[href="/history"]').first();
    const ms = await link.evaluate(
      (element, row) =>
        new Promise<number>((done) => {
          const began = performance.now();
          const look = () => {
            if (document.querySelector(row)) done(performance.now() - began);
            else requestAnimationFrame(look);
          };
          (element as HTMLElement).click();
          requestAnimationFrame(look);
        }),
      firstRow,
    );
    took.push(ms);
  }
  return took;
}

/** Each letter's time from the key to the frame that shows what fits. */
async function search(page: Page, url: string): Promise<object> {
  await page.goto(`${url}/history`);
  await page.locator(firstRow).first().waitFor();
  const box = page.getByRole('textbox', { name: 'Search everything said' });
  await page.evaluate(watchSearch);
  await box.focus();
  const took: number[] = [];
  for (const word of words) {
    for (const letter of word) {
      took.push(await answerTo(page, () => page.keyboard.press(letter)));
      await sleep(pauseMs);
    }
    await answerTo(page, () => box.fill(''));
  }
  return { firstSearchMs: round(took[0]!), searchMs: spread(took.slice(1)) };
}

async function answerTo(page: Page, act: () => Promise<void>): Promise<number> {
  const [ms] = await Promise.all([
    page.evaluate(() => (window as unknown as { nextAnswer: () => Promise<number> }).nextAnswer()),
    act(),
  ]);
  return ms;
}

/** Runs in the page. */
function watchSearch(): void {
  const status = document.querySelector('main [role=status]');
  let keyAt = 0;
  let asked = false;
  let answered: ((ms: number) => void) | null = null;
  addEventListener(
    'keydown',
    () => {
      keyAt = performance.now();
      asked = false;
    },
    true,
  );
  new MutationObserver(() => {
    if (status?.textContent === 'Searching…') asked = true;
    else if (asked) {
      asked = false;
      requestAnimationFrame(() => answered?.(performance.now() - keyAt));
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  Object.assign(window, {
    nextAnswer: () =>
      new Promise<number>((done, fail) => {
        answered = done;
        setTimeout(() => fail(new Error('A search was not answered within ten seconds.')), 10_000);
      }),
  });
}
