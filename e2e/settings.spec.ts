import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { expect, test } from './fixtures/server.ts';
import { violations } from './fixtures/violations.ts';
import { chosen } from './pages/chosen.ts';

const card = (name: string) => ({ name, exact: true });

test('preferences are kept: a name, a theme, a time zone that all times follow', async ({
  remembering,
  page,
}) => {
  await page.goto(`${remembering.url}/settings`);
  const profile = page.getByRole('region', card('Profile and preferences'));
  await profile.getByRole('textbox', { name: 'Name', exact: true }).fill('Mei');
  await expect(profile.getByRole('button', { name: 'Save' })).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(page.getByText('You are called Mei.')).toBeVisible();

  await profile.getByRole('combobox', { name: 'Theme' }).click();
  await page.getByRole('option', { name: 'Light' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');

  await profile.getByRole('combobox', { name: 'Time zone' }).click();
  await page.getByRole('option', { name: 'Asia/Tokyo', exact: true }).click();
  await page.reload();
  await expect(profile.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Mei');
  await expect(chosen(page, 'Time zone')).toHaveText('Asia/Tokyo');
  await page.goto(`${remembering.url}/history`);
  await expect(page.locator('main time').first()).toHaveAttribute('title', /Asia\/Tokyo/);
});

test('two people of one installation are told apart, and private things stay with one', async ({
  remembering,
  page,
}) => {
  await page.goto(`${remembering.url}/history?visibility=private`);
  await expect(page.locator('main li[data-id]').first()).toBeVisible();
  await page.goto(`${remembering.url}/settings`);
  const profile = page.getByRole('region', card('Profile and preferences'));
  await profile.getByRole('combobox', { name: 'This browser is used by' }).click();
  await page.getByRole('option', { name: 'Somebody new…' }).click();
  await profile.getByRole('textbox', { name: 'Name', exact: true }).fill('Ines');
  await expect(profile.getByRole('button', { name: 'Join' })).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(page.getByText("This browser is Ines's now.")).toBeVisible();
  await page.goto(`${remembering.url}/history?visibility=private`);
  await expect(page.getByText('Nothing within these filters')).toBeVisible();
});

test('what it runs on is told, and a backup holds everything', async ({ remembering, page }) => {
  await page.goto(`${remembering.url}/settings`);
  const stores = page.getByRole('region', card('Stores and services'));
  await expect(stores.getByText('answers', { exact: true })).toHaveCount(2);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download a backup' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^loglore-backup-.*\.gz$/);
  const text = gunzipSync(await readFile(await saved.path())).toString('utf8');
  expect(text.startsWith('{"format":"loglore-backup"')).toBe(true);
  expect(text).toContain('restart of the poller');
});

test('old investigations are counted before they are deleted, and kept when one thinks better of it', async ({
  remembering,
  page,
}) => {
  await page.goto(`${remembering.url}/settings`);
  const retention = page.getByRole('region', card('Retention'));
  await retention.getByRole('spinbutton', { name: 'Days without use' }).fill('60');
  await retention.getByRole('button', { name: 'Look' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete for good?' });
  const told = Number(/^(\d+) investigations/.exec((await dialog.locator('p').textContent()) ?? '')?.[1]);
  await dialog.getByRole('button', { name: 'Keep them' }).click();
  await retention.getByRole('button', { name: 'Look' }).click();
  await dialog.getByRole('button', { name: 'Delete them' }).click();
  await expect(page.getByText(`${told} investigations deleted.`)).toBeVisible();
  await retention.getByRole('button', { name: 'Look' }).click();
  await expect(page.getByText('Nothing was unused for 60 days.')).toBeVisible();
});

test('settings tell what is remembered and how that does; an investigation shows what it remembers, in two ways', async ({
  remembering,
  page,
}) => {
  await page.goto(`${remembering.url}/settings`);
  const memory = page.getByRole('region', card('Memory'));
  await expect(memory.getByText(/^[\d,]+ investigations, [\d,]+ messages, /)).toBeVisible();
  await expect(memory.getByText(/^\d+ investigations? within the last half hour$/)).toBeVisible();

  await page.goto(`${remembering.url}/history`);
  await page.locator('main li[data-id] a').first().click();
  await page.getByRole('button', { name: 'More about this investigation' }).click();
  await page.getByRole('menuitem', { name: 'What it remembers…' }).click();
  const dialog = page.getByRole('dialog', { name: 'What it remembers' });
  const ways = dialog.getByRole('table', { name: 'Ways of telling it in short' });
  await expect(ways.getByRole('row')).toHaveCount(3);
  await expect(ways.getByRole('row', { name: /Facts first \(in use\)/ })).toBeVisible();
  await expect(dialog.locator('pre').first()).toContainText(/\w{3,}/);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
