import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/server.ts';
import { InvestigationPage } from './pages/investigation-page.ts';
import { ShellPart } from './pages/shell-part.ts';

/** React and Next alone are 133 kB of it. What a page does not show at first comes when it is wanted. */
const mostKb = 180;

/** The scripts that a page fetches from now on: their sizes, compressed. */
function countScripts(page: Page) {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  return {
    count: () => sizes.length,
    kb: async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000,
  };
}

test('an investigation is opened with little code; the rest comes with the first key, hover or press', async ({
  server,
  page,
  browser,
}) => {
  const asked = new InvestigationPage(page);
  await asked.runSample(server.url);
  const visitor = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  const here = new InvestigationPage(visitor);
  const shell = new ShellPart(visitor);
  const scripts = countScripts(visitor);
  await visitor.goto(page.url(), { waitUntil: 'networkidle' });
  await expect(here.mark('E1')).toBeVisible();
  const first = scripts.count();
  expect(await scripts.kb()).toBeLessThanOrEqual(mostKb);

  await shell.openPalette();
  expect(scripts.count()).toBeGreaterThan(first);
  await visitor.keyboard.press('Escape');
  await expect(shell.palette).toBeHidden();

  await here.mark('E1').hover();
  await expect(visitor.getByText(/^switch-.+\.log:\d+/).first()).toBeVisible();
  await visitor.keyboard.press('Escape');

  const menu = visitor.getByRole('button', { name: 'More about this investigation' });
  await menu.focus();
  await visitor.keyboard.press('Enter');
  await expect(visitor.getByRole('menuitem').first()).toBeFocused();
  await visitor.keyboard.press('Escape');
  await expect(menu).toBeFocused();

  const tabs = visitor.getByRole('tablist', { name: 'Context' });
  await tabs.getByRole('tab', { selected: true }).focus();
  await visitor.keyboard.press('ArrowRight');
  await visitor.keyboard.press('Enter');
  await expect(tabs.getByRole('tab', { name: 'Pattern' })).toHaveAttribute('aria-selected', 'true');

  const scope = visitor.getByRole('button', { name: 'Project: any' });
  await scope.click();
  await visitor.getByRole('textbox', { name: 'New project' }).fill('payments');
  await visitor.keyboard.press('Enter');
  await expect(visitor.getByRole('button', { name: 'Project: payments' })).toBeFocused();
});

test('no page needs more code than an investigation does', async ({ remembering, browser }) => {
  for (const path of ['/', '/history', '/patterns', '/insights', '/settings']) {
    const visitor = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await visitor.newPage();
    const scripts = countScripts(page);
    await page.goto(`${remembering.url}${path}`, { waitUntil: 'networkidle' });
    expect(await scripts.kb(), path).toBeLessThanOrEqual(mostKb);
    expect(scripts.count(), path).toBeGreaterThan(0);
    await visitor.close();
  }
});
