import { expect, test } from './fixtures/server.ts';
import { someLog } from './fixtures/some-log.ts';
import { violations } from './fixtures/violations.ts';
import { LogPage } from './pages/log-page.ts';

const hostile = [
  '2026-03-05T10:00:00Z ERROR pay <img src=x onerror="document.title=1"> <script>document.title=2</script>',
  '2026-03-05T10:00:01Z WARN pay \u001b[31mred\u001b[0m and \u202eesrever',
  `2026-03-05T10:00:02Z INFO pay ${'long '.repeat(20_000)}the-end`,
  '{"time":"2026-03-05T10:00:03Z","level":"error","msg":"card refused","code":51}',
  '',
].join('\n');

test('a cited line is opened with its neighbours, and the keyboard goes on from there', async ({
  server,
  page,
}) => {
  const here = new LogPage(page);
  await here.openPlain(server.url, 30_000, 20_050);
  await expect(here.selected()).toHaveAccessibleName(/^Line 20050, error: .*request 20049 timed out/);
  await expect(here.selected()).toBeInViewport();
  await expect(here.line(20_049)).toBeInViewport();
  await here.list.focus();
  await page.keyboard.press('j');
  await expect(here.selected()).toHaveAttribute('data-line', '20051');
  await page.keyboard.press('End');
  await expect(here.line(30_000)).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Line 30000' })).toContainText('timed out');
});

test('the first lines come with the page, before any of its code', async ({ server, page, browser }) => {
  const set = await new LogPage(page).openPlain(server.url, 3_000);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const here = new LogPage(await plain.newPage());
  await here.open(server.url, set);
  await expect(here.line(1)).toBeVisible();
  await expect(here.line(20)).toContainText('request 19 ');
  expect(await here.list.getByRole('option').count()).toBeLessThan(60);
  await plain.close();
});

test('only the rows in sight exist, however far one scrolls', async ({ server, page }) => {
  const here = new LogPage(page);
  await here.openPlain(server.url, 60_000);
  for (const share of [0.3, 0.9, 0.5]) {
    await here.list.evaluate((box, part) => box.scrollTo(0, box.scrollHeight * part), share);
    await expect(here.line(Math.round(60_000 * share) + 5)).toBeVisible();
    expect(await here.list.getByRole('option').count()).toBeLessThan(150);
  }
});

test('filters narrow the lines to those that fit, and taking them away shows all again', async ({
  server,
  page,
}) => {
  const here = new LogPage(page);
  await here.openPlain(server.url, 5_000);
  await page.getByRole('combobox', { name: 'Level' }).click();
  await page.getByRole('option', { name: 'Errors' }).click();
  await expect(here.viewer.getByText('100 records')).toBeVisible();
  await page.getByRole('textbox', { name: /Only lines/ }).fill('/request 4\\d+ /');
  await page.keyboard.press('Enter');
  await expect(here.viewer.getByText('23 records')).toBeVisible();
  await page.getByRole('textbox', { name: /Only lines/ }).fill('/(/');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'pattern cannot be read' })).toBeVisible();
  while (await page.getByRole('button', { name: /Take away/ }).count())
    await page
      .getByRole('button', { name: /Take away/ })
      .first()
      .click();
  await expect(here.viewer.getByText('5,000 lines')).toBeVisible();
});

test('a drag over the bars keeps the lines of that window', async ({ server, page }) => {
  const here = new LogPage(page);
  await here.openPlain(server.url, 15_000);
  await here.drag(0.5, 0.7);
  await expect(here.line(1)).toHaveCount(0);
  await expect(here.list.getByRole('option').first()).toHaveAccessibleName(/request (7|74|75)\d+ /);
  await expect(page.getByRole('list', { name: 'Filters' })).toContainText('–');
});

test('a text is found with its count, and n goes on to the next place', async ({ server, page }) => {
  const here = new LogPage(page);
  await here.openPlain(server.url, 5_000);
  await here.find('timed out');
  await expect(page.getByText('1 of 100')).toBeVisible();
  await here.list.focus();
  await page.keyboard.press('n');
  await expect(page.getByText('2 of 100')).toBeVisible();
  await expect(here.selected()).toHaveAttribute('data-line', '100');
});

test('a copied link opens the same line', async ({ server, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const here = new LogPage(page);
  await here.openPlain(server.url, 5_000, 4_200);
  await expect(here.selected()).toContainText('request 4199');
  await here.list.focus();
  await page.keyboard.press('l');
  await expect(page.getByText('A link to line 4200 is copied')).toBeVisible();
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  await expect(here.selected()).toHaveAttribute('data-line', '4200');
});

test('hostile lines stay text, and an endless one is shown whole when asked for', async ({
  server,
  page,
}) => {
  const here = new LogPage(page);
  const set = await here.store(server.url, 'bad.log', hostile);
  await here.open(server.url, set);
  await expect(here.line(1)).toContainText('<img src=x');
  await expect(here.line(2)).toContainText('red and ⟨202E⟩esrever');
  expect(await here.list.locator('img, script').count()).toBe(0);
  await here.line(3).click();
  const detail = page.getByRole('region', { name: 'Line 3' });
  await expect(detail).not.toContainText('the-end');
  await detail.getByRole('button', { name: /Show all/ }).click();
  await expect(detail).toContainText('the-end');
  await here.line(4).click();
  await expect(page.getByRole('region', { name: 'Line 4' }).getByRole('definition').last()).toHaveText('51');
  await expect(page).toHaveTitle(/Logs/);
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing in the viewer in the ${colorScheme} theme`, async ({ server, page }) => {
    await page.emulateMedia({ colorScheme });
    const here = new LogPage(page);
    await here.openPlain(server.url, 2_000, 1_000);
    await expect(here.line(1_000)).toBeVisible();
    await here.line(1_000).click();
    await expect(page.getByRole('region', { name: 'Line 1000' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('the keyboard asks about a line on its own page, in a new investigation of those logs', async ({
  server,
  page,
}) => {
  const here = new LogPage(page);
  await here.openPlain(server.url, 2_000, 1_000);
  await expect(here.selected()).toHaveAttribute('data-line', '1000');
  await here.list.focus();
  await page.keyboard.press('Enter');
  const detail = page.getByRole('region', { name: 'Line 1000' });
  await expect(detail).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(detail.getByRole('button', { name: 'Ask about this line' })).toBeFocused();
  await page.keyboard.press('Enter');
  const box = page.getByRole('textbox', { name: 'Ask about a failing system' });
  await expect(box).toHaveValue(`What happened around line 1000 of app.log? "${lineOf(1_000)}"`);
  await expect(page.getByRole('list', { name: 'Attached logs' })).toContainText('2,000 lines');
  await expect(box).toBeFocused();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/investigations\//);
  await expect(page.locator('article[data-status="done"]')).toContainText('2,000 lines');
});

test('keys go on working in the list after a line was clicked and scrolled away', async ({
  server,
  page,
}) => {
  const here = new LogPage(page);
  await here.openPlain(server.url, 5_000);
  await here.line(3).click();
  await expect(here.list).toBeFocused();
  await page.keyboard.press('End');
  await expect(here.line(5_000)).toBeInViewport();
  await page.keyboard.press('ArrowUp');
  await expect(here.selected()).toHaveAttribute('data-line', '4999');
});

const lineOf = (line: number) => someLog(line).split('\n').at(-1);
