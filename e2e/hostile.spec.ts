import { hostileLog, hostileMessage } from './fixtures/hostile-log.ts';
import { expect, test } from './fixtures/server.ts';
import { watchLoading } from './fixtures/watch-loading.ts';
import { ComposerPart } from './pages/composer-part.ts';
import { InvestigationPage } from './pages/investigation-page.ts';
import { LogPage } from './pages/log-page.ts';

const name = '<b onmouseover=alert(1)>\u202egol.exe .log';

test('hostile lines, names and questions stay text in every part of an answer', async ({
  server,
  page,
  context,
}) => {
  const { foreign, refused } = watchLoading(page, server.url);
  const here = new InvestigationPage(page);
  const composer = new ComposerPart(page);
  const log = new LogPage(page);
  const response = await page.goto(server.url);
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;|$)/);
  expect(policy).not.toContain("script-src 'unsafe-inline'");
  await composer.drop([{ name, text: hostileLog() }]);
  await expect(composer.attached).toContainText('901 lines');
  await composer.box.fill(`Why ${hostileMessage.replaceAll('\n', ' ')}?`);
  await composer.ask.click();
  await page.waitForURL(/\/investigations\//);
  await expect(here.ended()).toBeVisible();

  await here.stepNames();
  for (const step of await here.steps.all()) {
    await step.getByRole('button').first().click();
    await expect(step.getByRole('button', { expanded: true }).first()).toBeVisible();
  }
  await here.openFigures();
  const main = page.getByRole('main');
  await expect(main.locator('img, iframe, object, script, b')).toHaveCount(0);
  await expect(main.locator('a[href^="javascript" i], a[href*="evil.test"]')).toHaveCount(0);
  // Neither emphasis, code nor marks are made of what a line says; it stands there as written.
  await expect(here.run.getByText('`code` **bold** [E1] | a | b |').first()).toBeVisible();
  await expect(main.locator('strong, em, code').getByText(/^(bold|code)$/)).toHaveCount(0);
  const forged = await main.evaluate(
    (element) =>
      [...element.querySelectorAll('[data-evidence]')].filter((mark) =>
        mark.previousSibling?.textContent?.endsWith('**bold** '),
      ).length,
  );
  expect(forged).toBe(0);

  // What turns text around or rings a bell is written out instead of obeyed.
  expect(await main.evaluate((element) => /[\u0007\u001b\u202e]/.test(element.textContent ?? ''))).toBe(
    false,
  );

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const runbook = await page.request.get(
    new URL((await page.getByRole('link', { name: 'Runbook' }).getAttribute('href')) ?? '', server.url).href,
  );
  // Cited lines stand in a fence; all other words of the log have their signs taken.
  for (const text of [copied.split('\nEvidence:\n')[0] ?? '', await runbook.text()]) {
    const words = text.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, '');
    expect(words).not.toMatch(/(?<!\\)(!\[|\]\(|<img|<script|\*\*bold|`code`)/);
  }

  await here.mark('E1').click();
  await expect(log.selected()).toBeInViewport();
  await log.selected().click();
  await expect(log.viewer.locator('img, script, a')).toHaveCount(0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await expect(page).not.toHaveTitle(/^[123]$/);
  expect(foreign).toEqual([]);
  expect(refused).toEqual([]);
});
