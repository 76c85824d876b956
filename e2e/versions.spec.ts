import { expect, test } from './fixtures/server.ts';
import { someLog } from './fixtures/some-log.ts';
import { violations } from './fixtures/violations.ts';
import { InvestigationPage } from './pages/investigation-page.ts';
import { tabTo } from './pages/tab-to.ts';

test('an edited question takes its place; the keyboard goes back to the earlier version and on from there', async ({
  server,
  page,
}) => {
  test.slow();
  const here = new InvestigationPage(page);
  const turns = page.locator('article[data-status="done"]');
  const follow = page.getByRole('textbox', { name: 'Ask a follow-up' });
  await here.open(server.url);
  await here.ask('How many errors per service?', someLog(2_000));
  await expect(turns).toHaveCount(1);
  await follow.fill('How many errors per level?');
  await page.keyboard.press('Enter');
  await expect(turns).toHaveCount(2);

  await page.getByRole('button', { name: 'Edit this question' }).first().click();
  await page
    .getByRole('textbox', { name: 'The question in other words' })
    .fill('How many lines per service?');
  await page.keyboard.press('Enter');
  await expect(turns).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 2, name: 'How many lines per service?' })).toBeVisible();
  const earlier = page.getByRole('button', { name: 'The earlier version of this question' });
  await expect(page.getByText('version 2 of 2')).toBeVisible();
  const newest = page.url();

  await tabTo(page, earlier);
  await page.keyboard.press('Enter');
  await expect(turns).toHaveCount(2);
  await expect(page.getByRole('heading', { level: 2, name: 'How many errors per level?' })).toBeVisible();
  await expect(earlier).toBeFocused();
  await page.reload();
  await expect(page.getByText('version 1 of 2')).toBeVisible();
  await expect(turns).toHaveCount(2);
  expect(await violations(page), 'an earlier version').toEqual([]);
  await page.goBack();
  await expect(page.getByText('version 2 of 2')).toBeVisible();
  await expect(turns).toHaveCount(1);
  await page.goForward();
  await expect(turns).toHaveCount(2);

  await follow.fill('How many lines per level?');
  await page.keyboard.press('Enter');
  await expect(turns).toHaveCount(3);
  await page.goto(newest);
  await expect(turns).toHaveCount(3);
  await expect(page.getByText('version 1 of 2')).toBeVisible();
  await page.getByRole('button', { name: 'The later version of this question' }).click();
  await expect(turns).toHaveCount(1);

  await page.goto(`${server.url}/history?q=level`);
  await page.getByRole('link', { name: 'How many errors per service?' }).last().click();
  await expect(page.getByRole('heading', { level: 2, name: 'How many lines per level?' })).toBeVisible();
});
