import { expect, test } from './fixtures/server.ts';
import { chosen } from './pages/chosen.ts';

test('insights tell what breaks most over a chosen time, as pictures with tables behind, and lead on', async ({
  remembering,
  page,
}) => {
  await page.goto(`${remembering.url}/insights?days=90`);
  const days = page.getByRole('table', { name: 'Investigations begun' });
  await expect(days.getByRole('row')).toHaveCount(91);
  const counts = (await days.getByRole('cell').allTextContents()).map(Number);
  const told = await page
    .locator('dl div', { hasText: 'Investigations' })
    .locator('dd')
    .first()
    .textContent();
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Number(told));

  await page.getByRole('combobox', { name: 'Time' }).click();
  await page.getByRole('option', { name: 'Last 7 days' }).click();
  await page.waitForURL(/days=7/);
  await expect(days.getByRole('row')).toHaveCount(8);
  await page.goBack();
  await expect(days.getByRole('row')).toHaveCount(91);

  await page.getByRole('combobox', { name: 'Domain' }).click();
  await page.getByRole('option', { name: 'telemetry' }).click();
  await page.waitForURL(/days=90&domain=telemetry/);
  const devices = page.getByRole('region', { name: 'Devices and hosts' });
  const first = devices.getByRole('link').first();
  const device = (await first.textContent()) ?? '';
  expect(device).not.toBe('');
  await first.click();
  await page.waitForURL(/\/history\?entity=/);
  await expect(page.locator('main li[data-id]').first()).toContainText(device);
});

test('a time without investigations says so, and wrong days in a link do not break the page', async ({
  remembering,
  page,
}) => {
  await page.goto(`${remembering.url}/insights?from=2001-01-01&to=2001-01-31`);
  await expect(page.getByText('Nothing was investigated in this time')).toBeVisible();
  await page.goto(`${remembering.url}/insights?days=-4&from=never`);
  await expect(chosen(page, 'Time')).toHaveText('Last 30 days');
});
