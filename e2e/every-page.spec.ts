import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/server.ts';
import { violations } from './fixtures/violations.ts';
import { HistoryPage } from './pages/history-page.ts';
import { InvestigationPage } from './pages/investigation-page.ts';
import { LogPage } from './pages/log-page.ts';
import { PatternsPage } from './pages/patterns-page.ts';
import { ShellPart } from './pages/shell-part.ts';

/** Looks at what is open, wide and narrow: nothing for axe to find, nothing that runs off sideways. */
async function look(page: Page, what: string, settled: Locator): Promise<void> {
  // What only shows under the mouse is not looked at.
  await page.mouse.move(0, 0);
  for (const width of [3840, 1440, 390, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(settled).toBeVisible();
    await expect.soft
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), `${what} at ${width} px`)
      .toBeLessThanOrEqual(width);
    if (width === 1440 || width === 390)
      expect.soft(await violations(page), `${what} at ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing on any page in the ${colorScheme} theme, wide and narrow`, async ({
    remembering,
    page,
  }) => {
    test.slow();
    const { url } = remembering;
    const here = new InvestigationPage(page);
    const log = new LogPage(page);
    const shell = new ShellPart(page);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });

    await here.open(url);
    await look(page, 'asking', page.getByRole('button', { name: 'Run the sample incident' }));
    await here.runSample(url);
    await look(page, 'an investigation', here.mark('E1'));
    await here.mark('E1').click();
    await expect(log.selected()).toBeInViewport();
    await look(page, 'an investigation with its evidence', log.selected());
    await page.getByRole('link', { name: 'Full width' }).click();
    await page.waitForURL(/\/logs\//);
    await look(page, 'the log viewer', log.selected());

    const history = new HistoryPage(page);
    await history.open(url);
    await look(page, 'the history', history.rows.first());
    const patterns = new PatternsPage(page);
    await patterns.open(url);
    await look(page, 'the patterns', patterns.rows.first());
    await patterns.openPattern(url, 'STALE_EVENTS');
    await look(page, 'a pattern', patterns.card('What to do'));
    await page.goto(`${url}/insights?days=90`);
    await look(page, 'the insights', page.getByRole('heading', { level: 1, name: 'Insights' }));
    await page.goto(`${url}/settings`);
    await look(page, 'the settings', page.getByRole('region', { name: 'About', exact: true }));
    await shell.openPalette();
    await look(page, 'the palette', shell.palette);
    await page.keyboard.press('Escape');
    await expect(shell.palette).toBeHidden();
    await page.keyboard.press('?');
    await look(page, 'the shortcuts', shell.overview);
    await page.goto(`${url}/nowhere`);
    await look(page, 'no page', page.getByRole('heading', { name: 'There is nothing at this address' }));
  });
}
