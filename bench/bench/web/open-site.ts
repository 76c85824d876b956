import { type Browser, chromium, type Page } from '@playwright/test';
import { Instances } from '#lib/orchestrator/testing/instances.ts';
import type { Ctx } from '#lib/server/context.ts';
import { ensureBuilt } from '#scripts/bootstrap/build.mjs';
import { findChromium } from '#scripts/services/find-chromium.mjs';
import { startPostgres } from '#scripts/services/start-postgres.mjs';
import { startRedis } from '#scripts/services/start-redis.mjs';
import { openShotHouse } from '#scripts/shots/house.ts';
import { openWhenUp } from '../open-when-up.ts';

/** A production server, a browser, and a second instance on the same stores that makes what is looked at. */
export interface Site {
  url: string;
  ctx: Ctx;
  /** Its own cookies and its own cache: a first visit. */
  visit: <T>(look: (page: Page) => Promise<T>) => Promise<T>;
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
    const ctx = await openWhenUp(instances);
    const house = await openShotHouse(dist, env);
    closers.push(house.close);
    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    });
    closers.push(() => browser.close());
    return { url: house.url, ctx, visit: (look) => visit(browser, look), close };
  } catch (error) {
    await close();
    throw error;
  }
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
