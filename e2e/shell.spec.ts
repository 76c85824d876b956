import { shortcuts } from '#components/shell/shortcut-list.ts';
import { expect, test } from './fixtures/server.ts';
import { ShellPart } from './pages/shell-part.ts';

test('the palette finds an investigation by its title, changes the theme and asks', async ({
  remembering,
  page,
}) => {
  const shell = new ShellPart(page);
  await page.goto(`${remembering.url}/settings`);
  const recent = page.getByRole('navigation', { name: 'Investigations' }).getByRole('link').first();
  const title = (await recent.getAttribute('title')) ?? '';
  await shell.openPalette();
  await page.keyboard.type(title.slice(0, 24));
  // What is typed is also offered as a question and as a search: only the investigation has the whole title.
  const option = page.getByRole('option', { name: title }).first();
  await expect(option).toBeVisible();
  await option.click();
  await page.waitForURL(/\/investigations\//);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const theme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await expect.poll(theme).toBe('light dark');
  await shell.openPalette();
  await page.keyboard.type('theme light');
  await expect(page.getByRole('option').first()).toHaveText('Theme: light');
  await page.keyboard.press('Enter');
  await expect.poll(theme).toBe('light');
  await page.reload();
  await expect.poll(theme).toBe('light');

  await shell.openPalette();
  await page.keyboard.type('Which devices keep failing?');
  await expect(page.getByRole('option', { selected: true })).toHaveText('Ask: Which devices keep failing?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /^Ask/ })).toHaveValue('Which devices keep failing?');
  await page.goBack();
  await expect(page).toHaveURL(/\/investigations\//);
});

test('the overview of the keys lists each of them, and Escape gives the focus back', async ({
  server,
  page,
}) => {
  const shell = new ShellPart(page);
  await page.goto(`${server.url}/settings`);
  await shell.openPalette();
  await page.keyboard.press('Escape');
  await expect(shell.palette).toBeHidden();
  const link = page.getByRole('link', { name: 'Patterns' }).first();
  await link.focus();
  await page.keyboard.press('?');
  for (const { says } of Object.values(shortcuts)) await expect(shell.overview.getByText(says)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shell.overview).toBeHidden();
  await expect(link).toBeFocused();
});

test('a link shows that its page is on its way while that takes long', async ({ server, page }) => {
  const held = Promise.withResolvers<void>();
  await page.route('**/history?_rsc=**', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto(`${server.url}/settings`);
  const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'History' });
  const bar = link.locator('.on-its-way');
  await expect(page.locator('html[data-listens]')).toBeAttached();
  await expect(bar).toHaveCount(0);
  await link.click();
  await expect(bar).toBeInViewport();
  await expect(bar).toHaveCSS('opacity', '1');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  held.resolve();
  await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();
  await expect(bar).toHaveCount(0);
});
