import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures/server.ts';
import { HistoryPage } from './pages/history-page.ts';

test('a long list is read to its end, and only what is in sight exists', async ({
  longRemembering,
  page,
}) => {
  const history = new HistoryPage(page);
  await history.open(longRemembering.url);
  const all = await history.count();
  expect(all).toBeGreaterThan(400);
  await expect(history.rows.first()).toHaveAttribute('aria-setsize', String(all));
  await expect(history.rows.first()).toHaveAttribute('aria-posinset', '1');
  for (let seen = 0; seen < all; ) {
    await expect
      .poll(async () => {
        await history.scrollBy(100_000);
        return history.placeOf(history.rows.last());
      })
      .toBeGreaterThan(seen);
    seen = await history.placeOf(history.rows.last());
  }
  expect(await history.rows.count()).toBeLessThan(60);
  await expect(history.rows.last()).toBeInViewport();
  // The list scrolls, the page around it does not.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  // Rows lie one below the other, none over another.
  const tops = await history.rows.evaluateAll((rows) =>
    rows.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom] as const),
  );
  for (let at = 1; at < tops.length; at++) {
    expect(tops[at]![0]).toBeGreaterThanOrEqual(tops[at - 1]![1] - 1);
  }
});

test('the keyboard walks on beyond what was read, and the focus stays where it is scrolled away', async ({
  longRemembering,
  page,
}) => {
  const history = new HistoryPage(page);
  await history.open(longRemembering.url);
  await history.goToFirstRow();
  for (let place = 2; place <= 70; place++) {
    await page.keyboard.press('j');
    await expect(history.focused).toHaveAttribute('aria-posinset', String(place));
  }
  await expect(history.focused).toBeInViewport();
  await history.scrollBy(-100_000);
  await expect(history.rows.first()).toBeInViewport();
  await expect(history.focused).toHaveAttribute('aria-posinset', '70');
  await expect(history.focused).not.toBeInViewport();
  await page.keyboard.press('k');
  await expect(history.focused).toHaveAttribute('aria-posinset', '69');
  await expect(history.focused).toBeInViewport();
});

test('a step beyond the last row that was read is taken as soon as the next is there', async ({
  longRemembering,
  page,
}) => {
  const held = Promise.withResolvers<void>();
  await page.route('**/api/history?**after=**', async (route) => {
    await held.promise;
    await route.continue();
  });
  const history = new HistoryPage(page);
  await history.open(longRemembering.url);
  await history.goToFirstRow();
  for (let place = 2; place <= 30; place++) await page.keyboard.press('j');
  await expect(history.focused).toHaveAttribute('aria-posinset', '30');
  await page.keyboard.press('j');
  await expect(page.getByRole('button', { name: 'Reading on…' })).toBeVisible();
  await expect(history.focused).toHaveAttribute('aria-posinset', '30');
  held.resolve();
  await expect(history.focused).toHaveAttribute('aria-posinset', '31');
  await expect(history.focused).toBeInViewport();
});

test('rows that are read on stand below those in sight, and leave them where they are', async ({
  longRemembering,
  page,
}) => {
  const history = new HistoryPage(page);
  await history.open(longRemembering.url);
  const first = await history.height();
  await history.scrollBy(100_000);
  await expect.poll(() => history.height()).toBeGreaterThan(first * 2);
  const id = await history.idInSight();
  expect(await history.placeOf(history.rowOf(id))).toBeLessThan(31);
});

test('back from an investigation leads to the row far down the list', async ({ longRemembering, page }) => {
  const history = new HistoryPage(page);
  await history.open(longRemembering.url);
  await expect
    .poll(async () => {
      await history.scrollBy(3_000);
      return history.placeOf(history.rows.last());
    })
    .toBeGreaterThan(250);
  const id = await history.idInSight();
  await history.rowOf(id).locator('a[data-nav]').click();
  await page.waitForURL(`**/investigations/${id}`);
  await page.goBack();
  await expect(history.focused).toHaveAttribute('data-id', id);
  await expect(history.focused).toBeInViewport();
  await expect.poll(() => history.placeOf(history.focused)).toBeGreaterThan(200);
});

test('everything that a filter means is archived at once, comes back by undo, and is exported', async ({
  longRemembering,
  page,
}) => {
  const history = new HistoryPage(page);
  await history.open(longRemembering.url);
  const whole = await history.count();
  await history.choose('Domain', 'telemetry');
  await expect(page).toHaveURL(/domain=telemetry/);
  const all = await history.count();
  expect(all).toBeGreaterThan(100);
  expect(all).toBeLessThan(whole);
  await history.select(1);
  await history.selected.getByRole('button', { name: `Select all ${all}` }).click();
  await expect(history.selected).toContainText(`${all} investigations`);

  const saving = page.waitForEvent('download');
  await history.selected.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Markdown' }).click();
  const text = await readFile(await (await saving).path(), 'utf8');
  expect(text.match(/^# /gm)).toHaveLength(all);

  await history.selected.getByRole('button', { name: 'Archive' }).click();
  await expect.poll(() => history.count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => history.count()).toBe(all);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(() => history.count()).toBe(whole);
});
