import { expect, test } from './fixtures/server.ts';
import { InvestigationPage } from './pages/investigation-page.ts';
import { LogPage } from './pages/log-page.ts';
import { tabTo } from './pages/tab-to.ts';

test('a mark opens the lines it cites in place, and Escape goes back to it', async ({ server, page }) => {
  const here = new InvestigationPage(page);
  const log = new LogPage(page);
  await here.runSample(server.url);
  const mark = here.mark('E1');
  const cited = (await mark.getAttribute('aria-label')) ?? '';
  const [, file, line] = /, (.+):(\d+)/.exec(cited) ?? [];
  await mark.click();
  await expect(log.selected()).toHaveAttribute('data-line', line ?? '');
  await expect(log.selected()).toBeInViewport();
  await expect(log.list).toHaveAccessibleName(`Lines of ${file}`);
  await expect(log.list).toBeFocused();
  await expect(log.bars.locator('[data-mark]')).not.toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(mark).toBeFocused();
});

test('a noisy template is hidden, a line is gone to, and one is asked about', async ({ server, page }) => {
  const here = new InvestigationPage(page);
  const log = new LogPage(page);
  await here.runSample(server.url);
  await here.mark('E1').click();
  await expect(log.selected()).toBeInViewport();
  await log.goTo(3);
  await expect(log.selected()).toHaveAttribute('data-line', '3');
  await log.line(3).click();
  await page.getByRole('button', { name: 'Ask about this line' }).click();
  const box = page.getByRole('textbox', { name: 'Ask a follow-up' });
  await expect(box).toBeFocused();
  await expect(box).toHaveValue(/^What happened around line 3 of switch-connector\.log\? ".+"$/);
  const [words = ''] = /authorization \w+/.exec((await log.line(3).textContent()) ?? '') ?? [];
  expect(words).not.toBe('');
  await page.getByRole('button', { name: 'Hide this template' }).click();
  const filters = page.getByRole('list', { name: 'Filters' });
  await expect(filters).toContainText('without');
  await expect(log.viewer.getByText(/^[\d,]+\+? records$/)).toBeVisible();
  // Rows without a line are still being read.
  await expect(log.list.locator('[role=option]:not([data-line])')).toHaveCount(0);
  await expect(log.list.getByRole('option')).not.toHaveCount(0);
  await expect(log.list.getByRole('option').filter({ hasText: words })).toHaveCount(0);
  await filters.getByRole('button').click();
  await expect(log.viewer.getByText(/^[\d,]+ lines$/)).toBeVisible();
});

test('the keyboard alone follows an answer, opens its evidence and notes what fixed it', async ({
  server,
  page,
}) => {
  const here = new InvestigationPage(page);
  const log = new LogPage(page);
  await here.runSampleByKeyboard(server.url);
  await page.keyboard.press('e');
  await expect(log.list).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(page.getByRole('textbox', { name: 'What fixed it?' })).toBeFocused();
  await page.keyboard.type('Rolled the connector back');
  await page.keyboard.press('Enter');
  await expect(here.run.getByText('Noted as solved: Rolled the connector back.')).toBeVisible();
  await expect(here.header.getByText('Solved', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add what was done' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('list', { name: 'What was done' })).toContainText('Rolled the connector back');
  await tabTo(page, page.getByRole('button', { name: 'It came back' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'What was done' })).toContainText('It came back');
});

test('the keyboard alone saves a runbook, forks an answer and goes on asking there', async ({
  server,
  page,
}) => {
  const here = new InvestigationPage(page);
  await here.runSampleByKeyboard(server.url);
  await tabTo(page, page.getByRole('link', { name: 'Runbook' }));
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await saving).suggestedFilename()).toMatch(/^runbook-.+\.md$/);

  const from = page.url();
  await tabTo(page, page.getByRole('button', { name: 'Fork' }));
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== from && url.pathname.startsWith('/investigations/'));
  await expect(here.ended()).toBeVisible();
  await expect(here.mark('E1')).toBeEnabled();
  await page.keyboard.press('c');
  await expect(page.getByRole('textbox', { name: 'Ask a follow-up' })).toBeFocused();
  await page.keyboard.type('How many errors per service?');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('article[data-status="done"]')).toHaveCount(2);
  await page.goBack();
  await page.waitForURL(from);
  await expect(page.locator('article[data-run]')).toHaveCount(1);
});

test('an answer is rated, copied, taken as a runbook, asked in other words and forked', async ({
  server,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const here = new InvestigationPage(page);
  await here.runSample(server.url);
  const helped = page.getByRole('button', { name: 'This answer helped' });
  const telling = page.waitForRequest((request) => 'next-action' in request.headers());
  await helped.click();
  await (await telling).response();
  await page.reload();
  await expect(helped).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('[E1]');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Runbook' }).click();
  expect((await download).suggestedFilename()).toMatch(/^runbook-.+\.md$/);

  const from = page.url();
  await page.getByRole('button', { name: 'Fork' }).click();
  await page.waitForURL((url) => url.href !== from && url.pathname.startsWith('/investigations/'));
  await expect(here.ended()).toBeVisible();
  expect(await here.stepNames()).toContain('Ranked Causes');
  await expect(here.mark('E1')).toBeEnabled();
  await page.getByRole('button', { name: 'Edit this question' }).click();
  await page
    .getByRole('textbox', { name: 'The question in other words' })
    .fill('How many errors per service?');
  await page.keyboard.press('Enter');
  await expect(page.getByText('version 2 of 2')).toBeVisible();
  await expect(page.locator('article[data-status="done"]')).toHaveCount(1);
  await page.goto(from);
  await expect(page.locator('article[data-run]')).toHaveCount(1);
});
