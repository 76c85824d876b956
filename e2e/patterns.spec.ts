import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures/server.ts';
import { violations } from './fixtures/violations.ts';
import { goToSearch } from './pages/go-to-search.ts';
import { InvestigationPage } from './pages/investigation-page.ts';
import { PatternsPage } from './pages/patterns-page.ts';

test('a pattern is found by what helps against it, by keyboard, and shows its figures and investigations', async ({
  remembering,
  page,
}) => {
  const patterns = new PatternsPage(page);
  await patterns.open(remembering.url);
  await goToSearch(page, patterns.search);
  await page.keyboard.type('poller restart');
  await expect(patterns.rows).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/patterns\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1, name: 'STALE_EVENTS' })).toBeVisible();
  await expect(patterns.card('What to do')).toContainText('restart of the poller');
  await expect(page.getByRole('table', { name: 'Investigations' })).toBeAttached();
  await patterns.card('Investigations').getByRole('link').first().click();
  await page.waitForURL(/\/investigations\//);
  await page.goBack();
  await page.goBack();
  await expect(patterns.search).toHaveValue('poller restart');
});

test('an edit is kept, steps keep their counts, and undo takes it back', async ({ remembering, page }) => {
  const patterns = new PatternsPage(page);
  await patterns.openPattern(remembering.url, 'DISK_FULL');
  const counted = await patterns.card('What to do').textContent();
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Typical causes' }).fill('Snapshots are never deleted');
  await page.keyboard.press('Control+Enter');
  await expect(patterns.card('Typical causes')).toContainText('Snapshots are never deleted');
  await expect(patterns.card('What to do')).toHaveText(counted ?? '');
  await page.reload();
  await expect(patterns.card('Typical causes')).toContainText('Snapshots are never deleted');

  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Typical causes' }).fill('Nobody knows');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(patterns.card('Typical causes')).toContainText('Nobody knows');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(patterns.card('Typical causes')).toContainText('Snapshots are never deleted');
});

test('two patterns become one: the counts add up, and the old address leads to the new one', async ({
  remembering,
  page,
}) => {
  const patterns = new PatternsPage(page);
  await patterns.openPattern(remembering.url, 'OUT_OF_MEMORY');
  const old = page.url();
  await page.getByRole('button', { name: 'Merge…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge into another pattern' });
  await dialog.getByRole('textbox').fill('disk');
  await dialog.getByRole('button', { name: /DISK_FULL/ }).click();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'DISK_FULL' })).toBeVisible();
  await expect(patterns.card('Figures')).toContainText('storage:OUT_OF_MEMORY');
  await page.goto(old);
  await expect(page.getByRole('heading', { level: 1, name: 'DISK_FULL' })).toBeVisible();
  await expect(page).not.toHaveURL(old);
});

test('lines are tested against a pattern: its own are taken, others are not', async ({
  remembering,
  page,
}) => {
  const patterns = new PatternsPage(page);
  await patterns.openPattern(remembering.url, 'STALE_EVENTS');
  const lines = page.getByRole('textbox', { name: 'Log lines to test' });
  const button = page.getByRole('button', { name: 'Test', exact: true });
  await lines.fill('12:00 event queue of k7 not drained for 90 s\n12:01 <b>poller</b> x sent no heartbeat');
  await button.click();
  await expect(page.getByText(/^Taken for this pattern/)).toBeVisible();
  await lines.fill('GET /status 200');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Not taken for this pattern/)).toBeVisible();
});

test('a runbook is saved, and the memory goes out and comes in again without counting twice', async ({
  remembering,
  page,
}) => {
  const patterns = new PatternsPage(page);
  await patterns.openPattern(remembering.url, 'TIMEOUT_ERROR');
  const runbook = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Runbook' }).click();
  const saved = await runbook;
  expect(saved.suggestedFilename()).toBe('runbook-payments-TIMEOUT_ERROR.md');
  expect(await readFile(await saved.path(), 'utf8')).toContain('## What to do, in this order');

  await patterns.open(remembering.url);
  const memory = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export all' }).click();
  const file = await (await memory).path();
  const buffer = await readFile(file);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'memory.json', mimeType: 'application/json', buffer });
  const dialog = page.getByRole('dialog', { name: 'Imported' });
  await expect(dialog).toContainText('Patterns: 0 added');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'cat.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
  await expect(page.getByText('“cat.json” could not be imported')).toBeVisible();
});

test('what is not the recalled pattern is said with one key, heeded by the next run, and taken back', async ({
  server,
  page,
}) => {
  test.slow();
  const here = new InvestigationPage(page);
  const panel = page.getByRole('tabpanel', { name: 'Pattern' });
  const openPanel = () => page.getByRole('tab', { name: 'Pattern' }).click();
  await here.runSample(server.url);
  await openPanel();
  const not = panel.getByRole('button', { name: 'Not this pattern' });
  const undo = panel.getByRole('button', { name: 'Undo' });
  await not.focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByText(/^Not this pattern: /)).toBeVisible();
  await expect(undo).toBeFocused();
  await page.reload();
  await openPanel();
  await expect(undo).toBeVisible();
  await page.getByRole('button', { name: 'Ask this again' }).click();
  await expect(page.locator('article[data-status="done"]')).toHaveCount(2);
  await expect(panel.getByText('No known pattern')).toBeVisible();

  await here.run.getByRole('button', { name: /\d+ steps?/ }).waitFor();
  const first = page.locator('article[data-run]').first();
  await first.getByRole('button', { name: /\d+ steps?/ }).click();
  await first.getByRole('button', { name: /Known Error Pattern/ }).click();
  await first.getByRole('button', { name: 'Undo' }).click();
  await expect(first.getByRole('button', { name: 'Not this pattern' })).toBeFocused();
  await page.getByRole('button', { name: 'Ask this again' }).last().click();
  await expect(page.locator('article[data-status="done"]')).toHaveCount(3);
  await expect(not).toBeVisible();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing on the patterns in the ${colorScheme} theme`, async ({ remembering, page }) => {
    await page.emulateMedia({ colorScheme });
    const patterns = new PatternsPage(page);
    await patterns.open(remembering.url);
    expect(await violations(page)).toEqual([]);
    await patterns.openPattern(remembering.url, 'STALE_EVENTS');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
}
