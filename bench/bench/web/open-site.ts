import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { Instances } from '#lib/orchestrator/testing/instances.ts';
import { timings } from '#lib/orchestrator/timings.ts';
import type { Ctx } from '#lib/server/context.ts';
import { ensureBuilt } from '#scripts/bootstrap/build.mjs';
import { findChromium } from '#scripts/services/find-chromium.mjs';
import { startApp } from '#scripts/services/start-app.mjs';
import { startPostgres } from '#scripts/services/start-postgres.mjs';
import { startRedis } from '#scripts/services/start-redis.mjs';

/** A production server, a browser, and a second instance on the same stores that makes what is looked at. */
export interface Site {
  url: string;
  ctx: Ctx;
  /** Its own cookies and its own cache: a first visit. */
  visit: <T>(look: (page: Page) => Promise<T>) => Promise<T>;
  /** Another server, on an embedded store with a history of these sizes. */
  openEmbedded: (sizes: number[]) => Promise<Pick<Site, 'url' | 'visit' | 'close'>>;
  close: () => Promise<void>;
}

const viewport = { width: 1440, height: 900 };
const mostWaitMs = 60_000;

export async function openSite(): Promise<Site> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const dist = ensureBuilt();
    const postgres = await startPostgres();
    closers.push(postgres.stop);
    const redis = await startRedis();
    closers.push(redis.stop);
    const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.url };
    const instances = new Instances(env);
    closers.push(() => instances.closeAll());
    const ctx = await instances.open({ timings });
    const app = await startApp(dist, env);
    closers.push(app.stop);
    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    });
    closers.push(() => browser.close());
    const look: Site['visit'] = (at) => visit(browser, at);
    const openEmbedded: Site['openEmbedded'] = async (sizes) => {
      const folder = mkdtempSync(join(tmpdir(), 'loglore-bench-'));
      const emptied = () => rmSync(folder, { recursive: true, force: true });
      try {
        seedEmbedded(folder, sizes);
        const embedded = await startApp(dist, { DATABASE_URL: '', LOGLORE_DATA_DIR: folder });
        return { url: embedded.url, visit: look, close: () => embedded.stop().finally(emptied) };
      } catch (error) {
        emptied();
        throw error;
      }
    };
    return { url: app.url, ctx, visit: look, openEmbedded, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A process of its own: an embedded store belongs to one at a time. */
function seedEmbedded(folder: string, sizes: number[]): void {
  const script = join(import.meta.dirname, '../../../e2e/fixtures/history/run-seed.ts');
  const { status } = spawnSync(process.execPath, [script, ...sizes.map(String)], {
    env: { ...process.env, DATABASE_URL: '', LOGLORE_DATA_DIR: folder, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`The history could not be made: ${status}.`);
}

async function visit<T>(browser: Browser, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport });
  context.setDefaultTimeout(mostWaitMs);
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}
