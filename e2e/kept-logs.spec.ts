import { expect, test } from './fixtures/server.ts';
import { someLog } from './fixtures/some-log.ts';
import { ComposerPart } from './pages/composer-part.ts';
import { InvestigationPage } from './pages/investigation-page.ts';
import { LogPage } from './pages/log-page.ts';
import { tabTo } from './pages/tab-to.ts';

test('the keyboard alone asks again about logs that were stored before, without sending them', async ({
  server,
  page,
}) => {
  const log = new LogPage(page);
  await log.store(server.url, 'monday.log', someLog(400));
  const tuesday = await log.store(server.url, 'tuesday.log', someLog(900));
  const composer = new ComposerPart(page);
  const here = new InvestigationPage(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/uploads')) sent.push(request.url());
  });
  await here.open(server.url);
  await expect(composer.box).toBeFocused();
  const open = page.getByRole('button', { name: 'Use logs stored before' });
  await tabTo(page, open);
  await page.keyboard.press('Enter');
  const find = page.getByRole('textbox', { name: 'Find stored logs' });
  await expect(find).toBeFocused();
  const kept = page.getByRole('list', { name: 'Stored logs' }).getByRole('listitem');
  await expect(kept).toHaveCount(2);
  await page.keyboard.type('TUES');
  await expect(kept).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(composer.attached).toContainText('tuesday.log');
  await expect(composer.box).toBeFocused();
  await page.keyboard.type('Why do payments fail?');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/investigations\//);
  await expect(here.ended()).toBeVisible();
  await expect(here.run).toContainText('900 lines');
  expect(sent).toEqual([]);
  await page.goto(`${server.url}/logs/${tuesday}`);
  await expect(log.list).toBeVisible();
});

test('one that is taken away from the question stays stored, and a name nobody gave finds nothing', async ({
  server,
  page,
}) => {
  const log = new LogPage(page);
  const set = await log.store(server.url, 'monday.log', someLog(400));
  const composer = new ComposerPart(page);
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Use logs stored before' }).click();
  await page.getByRole('button', { name: /^monday\.log/ }).click();
  await page.getByRole('button', { name: 'Remove monday.log' }).click();
  await expect(composer.attached).toHaveCount(0);
  await log.open(server.url, set);
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Use logs stored before' }).click();
  await page.getByRole('textbox', { name: 'Find stored logs' }).fill('wednesday');
  await expect(page.getByText('No stored logs are called that.')).toBeVisible();
});
