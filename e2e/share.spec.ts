import { expect, test } from './fixtures/server.ts';
import { someLog } from './fixtures/some-log.ts';
import { violations } from './fixtures/violations.ts';
import { chosen } from './pages/chosen.ts';
import { InvestigationPage } from './pages/investigation-page.ts';
import { tabTo } from './pages/tab-to.ts';

test('the keyboard alone shares an investigation; others read it without secrets until it is taken back', async ({
  server,
  page,
  browser,
}) => {
  const here = new InvestigationPage(page);
  await here.open(server.url);
  await here.ask('Why do payments fail? token=abc123456789 <b>bold</b>', someLog(4_000));
  await expect(here.ended()).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'More about this investigation' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Share a link…' })).toBeVisible();
  await page.keyboard.type('Share a');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share a read-only page' });
  const time = dialog.getByRole('combobox', { name: 'How long it holds' });
  const opened = () => expect.poll(() => time.evaluate((list) => list.matches(':open')));
  await tabTo(page, time);
  await page.keyboard.press('Space');
  await opened().toBe(true);
  for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect(chosen(page, 'How long it holds')).toHaveText('for a month');
  await opened().toBe(false);
  await page.keyboard.press('Space');
  await opened().toBe(true);
  for (const key of ['ArrowUp', 'Escape']) await page.keyboard.press(key);
  await opened().toBe(false);
  await expect(chosen(page, 'How long it holds')).toHaveText('for a month');
  await tabTo(page, dialog.getByRole('button', { name: 'Make a link' }));
  await page.keyboard.press('Enter');
  const made = dialog.getByRole('textbox', { name: 'Link' });
  await expect(made).toBeFocused();
  const link = await made.inputValue();

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { level: 1, name: /Why do payments fail/ })).toBeVisible();
  await expect(stranger.getByRole('region', { name: 'Cited lines' })).toBeVisible();
  await expect(stranger.getByRole('navigation')).toHaveCount(0);
  expect(await stranger.content()).not.toContain('abc123456789');
  await expect(stranger.getByText('<b>bold</b>').first()).toBeVisible();
  for (const colorScheme of ['dark', 'light'] as const) {
    await stranger.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [1440, 390]) {
      await stranger.setViewportSize({ width, height: 800 });
      expect(await violations(stranger), `${colorScheme} at ${width} px`).toEqual([]);
    }
  }
  await stranger.setViewportSize({ width: 360, height: 800 });
  await expect.poll(() => stranger.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  await tabTo(page, dialog.getByRole('button', { name: 'Take back' }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('list', { name: 'Links that hold' })).toHaveCount(0);
  await expect(dialog.getByRole('button', { name: 'Make a link' })).toBeFocused();
  await stranger.reload();
  await expect(stranger.getByRole('heading', { name: 'This link does not open anything' })).toBeVisible();
  expect(await violations(stranger), 'a link that is gone').toEqual([]);
});

test('after a link is taken back the focus is on the next one, and a fresh address stays to be copied', async ({
  server,
  page,
}) => {
  const here = new InvestigationPage(page);
  await here.open(server.url);
  await here.ask('Why do payments fail?');
  await expect(here.ended()).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'Share a read-only page' });
  const back = dialog.getByRole('button', { name: 'Take back' });
  for (const links of [1, 2, 3]) {
    if (links > 1) await page.reload();
    await here.openShareDialog();
    await dialog.getByRole('button', { name: 'Make a link' }).click();
    await expect(back).toHaveCount(links);
  }
  await back.nth(1).click();
  await expect(back).toHaveCount(2);
  await expect(back.last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(back).toHaveCount(1);
  await expect(back).toBeFocused();
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Make a link' })).toBeFocused();
});
