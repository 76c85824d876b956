import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures/server.ts';
import { violations } from './fixtures/violations.ts';
import { chosen } from './pages/chosen.ts';
import { HistoryPage } from './pages/history-page.ts';
import { ShellPart } from './pages/shell-part.ts';
import { tabTo } from './pages/tab-to.ts';

test('the keyboard alone finds a past investigation by a word said in it, and back leads to the row', async ({
  remembering,
  page,
}) => {
  const history = new HistoryPage(page);
  await page.goto(remembering.url);
  await new ShellPart(page).goTo('History');
  await page.waitForURL(/\/history$/);
  await expect(history.rows.first()).toBeVisible();
  await history.searchByKeyboard('restarting poller');
  await expect(page.getByText('restart', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const title = await page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/investigations\//);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.goBack();
  await expect(history.search).toHaveValue('restarting poller');
  await expect(history.rows.first().locator('a[data-nav]')).toBeFocused();
  await page.goBack();
  await expect(history.search).toHaveValue('');
});

test('what is typed fast is answered by its last word only', async ({ remembering, page }) => {
  const history = new HistoryPage(page);
  await history.open(remembering.url);
  await history.search.pressSequentially('certificate');
  await expect(history.rows.filter({ hasNotText: 'sign in through' })).toHaveCount(0);
  await expect(history.found).toHaveText(/^\d+ investigations?$/);
  await expect(history.rows).toHaveCount(await history.count());
  expect(await history.count()).toBeGreaterThan(0);
  await history.search.fill('nobodysaidthis');
  await expect(page.getByText('Nobody said “nobodysaidthis” yet')).toBeVisible();
});

test('the address follows what is typed when it rests or its box is left, in one step back', async ({
  remembering,
  page,
}) => {
  const history = new HistoryPage(page);
  await history.open(remembering.url);
  await history.searchByKeyboard('restarting');
  await expect(page).toHaveURL(/\?q=restarting$/);
  await page.keyboard.type(' poller');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => location.search)).toBe('?q=restarting+poller');
  await history.choose('Status', 'Solved');
  await expect(page).toHaveURL(/\?q=restarting\+poller&status=solved$/);
  await page.goBack();
  await expect(chosen(page, 'Status')).toHaveText('Any status');
  await expect(history.search).toHaveValue('restarting poller');
  await page.goBack();
  await expect(page).toHaveURL(/\/history$/);
  await expect(history.search).toHaveValue('');
});

test('filters narrow the list, live in the address and are taken back by the back button', async ({
  remembering,
  page,
}) => {
  const history = new HistoryPage(page);
  await history.open(remembering.url);
  const all = await history.count();
  await history.choose('Domain', 'telemetry');
  await expect(page).toHaveURL(/domain=telemetry/);
  await expect.poll(() => history.count()).toBeLessThan(all);
  await history.choose('Status', 'Solved');
  await history.choose('Device or service', 'Heron · device');
  await expect(page).toHaveURL(/status=solved.*domain=telemetry.*entity=Heron/);
  await expect(history.rows.first()).toContainText('Heron');
  const narrowed = await history.titles();
  await page.reload();
  await expect.poll(() => history.titles()).toEqual(narrowed);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(() => history.count()).toBe(all);
  await page.goBack();
  await expect.poll(() => history.titles()).toEqual(narrowed);
});

test('several are deleted at once and come back by undo; without it they are gone', async ({
  remembering,
  page,
}) => {
  const history = new HistoryPage(page);
  await page.clock.install();
  await history.open(remembering.url);
  await history.choose('Person', 'You');
  await expect(history.rows.filter({ hasNotText: 'You' })).toHaveCount(0);
  const before = await history.count();
  const chosen = await history.rows.nth(1).getAttribute('data-id');
  await history.select(3);
  await history.selected.getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => history.count()).toBe(before - 3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => history.count()).toBe(before);
  await page.clock.fastForward(11_000);
  await page.reload();
  await expect.poll(() => history.count()).toBe(before);

  await history.select(3);
  await history.selected.getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => history.count()).toBe(before - 3);
  await page.clock.fastForward(11_000);
  const kept = `${remembering.url}/api/conversations/${chosen}`;
  await expect.poll(async () => (await page.request.get(kept)).status()).toBe(404);
});

test('the keyboard alone exports a selection, and the file holds what was said', async ({
  remembering,
  page,
}) => {
  const history = new HistoryPage(page);
  await history.open(remembering.url);
  await history.searchByKeyboard('restarting poller');
  const [first, second] = await history.titles();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(history.selected).toContainText('2 investigations');
  await tabTo(page, history.selected.getByRole('button', { name: 'Export' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Markdown' })).toBeFocused();
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^loglore-investigations-.*\.md$/);
  const text = await readFile(await saved.path(), 'utf8');
  expect(text).toContain(`# ${first}`);
  expect(text).toContain(`# ${second}`);
  expect(text).toContain('## Answer');
});

test('one row is renamed, pinned and kept private from its menu', async ({ remembering, page }) => {
  const history = new HistoryPage(page);
  await history.open(remembering.url);
  await history.choose('Person', 'You');
  await expect(history.rows.filter({ hasNotText: 'You' })).toHaveCount(0);
  const row = page.locator(`li[data-id="${await history.rows.nth(2).getAttribute('data-id')}"]`);
  const menu = (name: string) =>
    row
      .getByRole('button', { name: /^More about/ })
      .click()
      .then(() => page.getByRole('menuitem', { name, exact: true }).click());
  await menu('Rename');
  await page.getByRole('textbox', { name: 'Title' }).fill('The night of the ledger');
  await page.keyboard.press('Enter');
  await expect(row.getByRole('link', { name: 'The night of the ledger' })).toBeFocused();
  await menu('Pin');
  await expect(
    page.getByRole('region', { name: 'Pinned' }).getByText('The night of the ledger'),
  ).toBeVisible();
  await page.reload();
  await expect(history.rows.first()).toContainText('The night of the ledger');
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing on the history in the ${colorScheme} theme`, async ({ remembering, page }) => {
    await page.emulateMedia({ colorScheme });
    const history = new HistoryPage(page);
    await history.open(remembering.url);
    await history.search.fill('poller');
    await expect(page.locator('main mark').first()).toBeVisible();
    await history.select(2);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    await page.getByRole('button', { name: /^Filters/ }).click();
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
}
