import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base, expect } from './fixtures/server.ts';
import { someLog } from './fixtures/some-log.ts';
import { ComposerPart } from './pages/composer-part.ts';
import { InvestigationPage } from './pages/investigation-page.ts';

const test = base.extend<{ folder: string }>({
  folder: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'loglore-files-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

const question = 'Why do payments fail?';
const bytesOf = /\/api\/uploads\/[^/]+\/files\//;

/** Lets the first slices of a file pass, then breaks the connection until it is mended. */
async function breakAfter(page: Page, slices: number) {
  const offsets: number[] = [];
  let whole = false;
  await page.route(bytesOf, async (route) => {
    const offset = Number(new URL(route.request().url()).searchParams.get('offset'));
    if (!whole && offsets.length >= slices) return route.abort('connectionreset');
    offsets.push(offset);
    return route.continue();
  });
  return {
    offsets,
    mend: () => {
      whole = true;
    },
  };
}

test('several files and a folder are dropped and chosen, a bad one is told, and the rest answers', async ({
  server,
  page,
  folder,
}) => {
  const here = new InvestigationPage(page);
  const composer = new ComposerPart(page);
  await here.open(server.url);
  await composer.drop([
    { name: 'one.log', text: someLog(500) },
    { name: 'two.log', text: someLog(300) },
  ]);
  await expect(composer.attached).toContainText('one.log and 1 more800 lines');
  await mkdir(join(folder, 'logs/deep'), { recursive: true });
  await writeFile(join(folder, 'logs/deep/app.log'), someLog(100));
  await writeFile(join(folder, 'logs/broken.log.gz'), Buffer.from('1f8b0800deadbeef00', 'hex'));
  await composer.choose('Add a folder of logs', join(folder, 'logs'));
  await expect(composer.attached).toContainText(/broken\.log\.gz.*byte \d+/);
  await expect(composer.attached).toContainText('The rest is used.');
  await composer.box.fill(question);
  await composer.ask.click();
  await expect(here.ended()).toBeVisible();
  await expect(here.run).toContainText('900 lines');
});

test('a question asked while its logs are on their way goes when they are there', async ({
  server,
  page,
  folder,
}) => {
  const here = new InvestigationPage(page);
  const composer = new ComposerPart(page);
  const path = join(folder, 'app.log');
  await writeFile(path, someLog(60_000));
  await here.open(server.url);
  const line = await breakAfter(page, 1);
  await composer.choose('Add log files', path);
  await expect(composer.attached).toContainText('no connection');
  await composer.box.fill(question);
  await composer.box.press('Enter');
  await expect(page.getByText('Asks when the logs are there')).toBeVisible();
  line.mend();
  await page.waitForURL(/\/investigations\//);
  await expect(here.ended()).toBeVisible();
  await expect(here.run).toContainText('60 k lines');
});

test('after a reload the same file goes on where it stopped', async ({ server, page, folder }) => {
  const here = new InvestigationPage(page);
  const composer = new ComposerPart(page);
  const path = join(folder, 'app.log');
  await writeFile(path, someLog(60_000));
  await here.open(server.url);
  const line = await breakAfter(page, 1);
  await composer.choose('Add log files', path);
  await expect(composer.attached).toContainText('no connection');
  await page.reload();
  await expect(composer.attached).toContainText(/app\.log.*stopped at \d\d %/);
  line.mend();
  await composer.choose('Add log files', path);
  await expect(composer.attached).toContainText('60,000 lines');
  await expect(composer.attached.getByRole('listitem')).toHaveCount(1);
  expect(line.offsets.filter((offset) => offset === 0)).toHaveLength(1);
  await page.reload();
  await expect(composer.attached).toContainText('60,000 lines');
});

test('a cancelled upload leaves nothing, also after a reload', async ({ server, page, folder }) => {
  const here = new InvestigationPage(page);
  const composer = new ComposerPart(page);
  const path = join(folder, 'app.log');
  await writeFile(path, someLog(60_000));
  await here.open(server.url);
  await breakAfter(page, 1);
  await composer.choose('Add log files', path);
  await expect(composer.attached).toContainText('no connection');
  const undone = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await page.getByRole('button', { name: 'Cancel app.log' }).click();
  expect((await undone).status()).toBe(204);
  await expect(composer.attached).toHaveCount(0);
  await page.reload();
  await expect(composer.box).toBeVisible();
  await expect(composer.attached).toHaveCount(0);
});
