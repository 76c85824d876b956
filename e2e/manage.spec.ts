import { expect, test } from './fixtures/server.ts';
import { InvestigationPage } from './pages/investigation-page.ts';

test('one click runs the sample incident to a confirmed or likely cause', async ({ server, page }) => {
  const here = new InvestigationPage(page);
  await here.open(server.url);
  await page.getByRole('button', { name: 'Run the sample incident' }).click();
  await page.waitForURL(/\/investigations\//);
  await expect(here.ended()).toBeVisible();
  await expect(here.run.getByText(/^(Confirmed|Likely)$/).first()).toBeVisible();
});

test('an investigation is renamed, and a deleted one comes back by undo', async ({ server, page }) => {
  const here = new InvestigationPage(page);
  const nav = page.getByRole('navigation', { name: 'Investigations' });
  await page.clock.install();
  await here.open(server.url);
  await here.ask('Why does the ledger stop?');
  await expect(here.ended()).toBeVisible();

  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Ledger at night');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Ledger at night' })).toBeVisible();
  await expect(nav.getByText('Ledger at night')).toBeVisible();
  const url = page.url();

  const remove = async () => {
    await page.getByRole('button', { name: 'More about this investigation' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(nav.getByText('Ledger at night')).toHaveCount(0);
  };
  await remove();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(url);
  await page.clock.fastForward(11_000);
  await page.reload();
  await expect(nav.getByText('Ledger at night')).toBeVisible();

  await remove();
  await page.clock.fastForward(11_000);
  const kept = url.replace('/investigations/', '/api/conversations/');
  await expect(async () => expect((await page.request.get(kept)).status()).toBe(404)).toPass();
});
