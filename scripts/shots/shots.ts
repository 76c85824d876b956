// `npm run shots [-- WORD]`: pictures of every page in both themes, wide and narrow, into shots/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureBuilt } from '../bootstrap/build.mjs';
import { findChromium } from '../services/find-chromium.mjs';
import { startApp } from '../services/start-app.mjs';
import { scenes } from './scenes.ts';

const folder = join(import.meta.dirname, '../../shots');
const sizes = [
  { name: '1440', width: 1440, height: 900 },
  { name: '390', width: 390, height: 844 },
] as const;
const themes = ['dark', 'light'] as const;

async function shoot(browser: Browser, url: string, word: string): Promise<void> {
  // One investigation serves all pictures: each is of the same lines.
  const maker = await browser.newPage();
  await maker.goto(url);
  await maker.getByRole('button', { name: 'Run the sample incident' }).click();
  await maker.waitForURL(/\/investigations\//);
  await maker.locator('article[data-status="done"]').waitFor();
  const investigation = maker.url();
  await maker.close();
  for (const scene of scenes) {
    if (!scene.name.includes(word)) continue;
    for (const size of sizes)
      for (const colorScheme of themes) {
        const { width, height } = size;
        const page = await browser.newPage({ colorScheme, viewport: { width, height } });
        watch(page, scene.name);
        await scene.set(page, { url, investigation, narrow: width < 768 });
        await page.evaluate(() => document.fonts.ready);
        const file = `${scene.name}-${size.name}-${colorScheme}.png`;
        await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' });
        console.log(file);
        await page.close();
      }
  }
}

/** A picture of a page with an error in it is worth nothing. */
function watch(page: Page, scene: string): void {
  page.on('pageerror', (error) => console.error(`${scene}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`${scene}: ${message.text()}`);
  });
}

mkdirSync(folder, { recursive: true });
const executablePath = findChromium();
const app = await startApp(ensureBuilt());
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-background-networking'],
});
try {
  await shoot(browser, app.url, process.argv[2] ?? '');
} finally {
  await browser.close();
  await app.stop();
}
