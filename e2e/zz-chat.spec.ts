import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/server.ts';
import { someLog } from './fixtures/some-log.ts';
import { InvestigationPage } from './pages/investigation-page.ts';

const dir = '/tmp/chat/shots';
mkdirSync(dir, { recursive: true });
async function shoot(page: Page, name: string) {
  for (const scheme of ['dark', 'light'] as const)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${dir}/${name}-${scheme}-${width}.png` });
    }
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('pictures', async ({ server, page, context }) => {
  test.setTimeout(400_000);
  const here = new InvestigationPage(page);
  writeFileSync('/tmp/chat/app.log', someLog(3000));
  const env = (server as unknown as { env: Record<string, string> }).env;
  console.log(
    execFileSync('node_modules/.bin/node', ['scripts/cli/main.ts', 'analyze', '/tmp/chat/app.log'], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    }).slice(0, 1500),
  );
  await page.goto(server.url);
  await page.getByRole('navigation', { name: 'Investigations' }).getByRole('link').first().click();
  await expect(here.ended()).toBeVisible();
  console.log(await here.stepNames());
  await shoot(page, 'cli');
  const mark = page.locator('button[data-evidence]').first();
  if (await mark.count()) {
    await mark.click({ force: true });
    await page.waitForTimeout(1500);
    await shoot(page, 'cli-mark');
  }
  await here.runSample(server.url);
  await page.getByRole('tab', { name: 'Pattern' }).click();
  await shoot(page, 'pattern');
  await page.getByRole('button', { name: 'Not this pattern' }).click();
  await expect(page.getByText(/^Not this pattern: /)).toBeVisible();
  await shoot(page, 'pattern-refused');
  await context.setOffline(true);
  await here.openShareDialog();
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByText(/no link was made/)).toBeVisible();
  await shoot(page, 'share-lost');
  await context.setOffline(false);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Edit this question' }).first().click();
  await page
    .getByRole('textbox', { name: 'The question in other words' })
    .fill('How many errors per service?');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 of 2')).toBeVisible();
  await expect(here.ended()).toBeVisible();
  await shoot(page, 'version');
});
