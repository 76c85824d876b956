import { expect, test } from './fixtures/server.ts';
import { someLog } from './fixtures/some-log.ts';
import { violations } from './fixtures/violations.ts';
import { watchLoading } from './fixtures/watch-loading.ts';
import { InvestigationPage } from './pages/investigation-page.ts';
import { ShellPart } from './pages/shell-part.ts';

test('a question is answered, and a reload and a second tab show the same steps once', async ({
  server,
  page,
  context,
}) => {
  const here = new InvestigationPage(page);
  await here.open(server.url);
  await here.ask('Why do payments fail?', someLog(40_000));
  await page.reload();
  const there = new InvestigationPage(await context.newPage());
  await there.open(page.url());
  await expect(here.ended()).toBeVisible();
  await expect(there.ended()).toBeVisible();
  const names = await here.stepNames();
  expect(names).toContain('Answer');
  expect(new Set(names).size).toBe(names.length);
  expect(await there.stepNames()).toEqual(names);
});

test('the keyboard alone asks, and finds the investigation again', async ({ server, page }) => {
  const here = new InvestigationPage(page);
  await here.open(server.url);
  await expect(page.getByRole('textbox', { name: /Ask/ })).toBeFocused();
  await page.keyboard.type('What is wrong with the ledger?');
  await page.keyboard.press('Control+Enter');
  await expect(here.ended()).toBeVisible();
  await new ShellPart(page).openPalette();
  await page.keyboard.type('ledger');
  await expect(
    page.getByRole('option', { name: /^open: What is wrong|What is wrong with the ledger/ }).first(),
  ).toBeVisible();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing in the ${colorScheme} theme`, async ({ server, page }) => {
    await page.emulateMedia({ colorScheme });
    const here = new InvestigationPage(page);
    await here.open(server.url);
    expect(await violations(page)).toEqual([]);
    await here.ask('Why do payments fail?', someLog(2_000));
    await expect(here.ended()).toBeVisible();
    await here.stepNames();
    expect(await violations(page)).toEqual([]);
  });
}

test('nothing is loaded from another host, and no script runs without the nonce', async ({
  server,
  page,
}) => {
  const { foreign, refused } = watchLoading(page, server.url);
  const here = new InvestigationPage(page);
  await here.open(server.url);
  await here.ask('<img src=x onerror=alert(1)> why?', `<script>alert(1)</script>\n${someLog(200)}`);
  await expect(here.ended()).toBeVisible();
  expect(foreign).toEqual([]);
  expect(refused).toEqual([]);
});
