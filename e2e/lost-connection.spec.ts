import { expect, test } from './fixtures/server.ts';
import { InvestigationPage } from './pages/investigation-page.ts';

test('without a connection rating, marking solved and sharing say what did not happen and keep what was typed', async ({
  server,
  page,
  context,
}) => {
  test.slow();
  const here = new InvestigationPage(page);
  await here.runSample(server.url);
  const helped = page.getByRole('button', { name: 'This answer helped' });
  // What is opened for the first time is fetched then: without a connection that is all there is to say.
  await context.setOffline(true);
  await page.getByRole('button', { name: 'More about this investigation' }).click();
  await expect(page.getByText('The server could not be reached; try again when it is back.')).toBeVisible();
  await context.setOffline(false);
  const dialog = page.getByRole('dialog', { name: 'Share a read-only page' });
  await here.openShareDialog();
  await expect(dialog.getByRole('button', { name: 'Make a link' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Mark solved' }).click();
  const fix = page.getByRole('textbox', { name: 'What fixed it?' });
  await expect(fix).toBeFocused();

  await context.setOffline(true);
  await helped.click();
  await expect(
    page.getByText('The server could not be reached; the rating was not kept. Try again.'),
  ).toBeVisible();
  await expect(helped).toHaveAttribute('aria-pressed', 'false');

  await fix.fill('Rolled the connector back');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('alert').getByText('The server could not be reached; nothing was noted. Try again.'),
  ).toBeVisible();
  await expect(fix).toHaveValue('Rolled the connector back');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Solved', exact: true }).click();
  await expect(here.run.getByText('Noted as solved: Rolled the connector back.')).toBeVisible();

  await context.setOffline(true);
  await here.openShareDialog();
  await expect(dialog.getByText(/links made before are not shown\. Try again\.$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  await expect(dialog.getByText(/no link was made\. Try again\.$/)).toBeVisible();
  await context.setOffline(false);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByText(/links made before/)).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/\/share\/[\w-]{20,}$/);
  await expect(dialog.getByRole('alert')).toHaveCount(0);
});
