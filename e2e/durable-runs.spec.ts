import { holdAnswers, storedAnswers, wishedToStop } from './fixtures/hold-answers.ts';
import { expect, test } from './fixtures/server.ts';
import { someLog } from './fixtures/some-log.ts';
import { InvestigationPage } from './pages/investigation-page.ts';

const question = 'Why do payments fail?';
const logs = someLog(30_000);
const idIn = (url: string) => /investigations\/([0-9a-f-]{36})/.exec(url)![1]!;

test('a reload and a second tab in the middle show the same steps, and both see the end', async ({
  team,
  page,
  context,
}) => {
  const here = new InvestigationPage(page);
  await here.open(team.app.url);
  const held = await holdAnswers(team.postgres.url);
  await here.ask(question, logs);
  await expect(here.rail).toBeVisible();
  await page.reload();
  await expect(here.running()).toBeVisible();
  const there = new InvestigationPage(await context.newPage());
  await there.open(page.url());
  await expect(there.running()).toBeVisible();
  const before = await here.stepNames();
  await held.release();
  await expect(here.ended()).toBeVisible();
  await expect(there.ended()).toBeVisible();
  const names = await here.stepNames();
  expect(names.slice(0, before.length)).toEqual(before);
  expect(new Set(names).size).toBe(names.length);
  expect(await there.stepNames()).toEqual(names);
});

test('steps appear one after another while the run goes on', async ({ team, page }) => {
  const here = new InvestigationPage(page);
  await here.recordSteps();
  await here.open(team.app.url);
  await here.ask(question, logs);
  await expect(here.ended()).toBeVisible();
  const counts = await here.recordedSteps();
  const most = Math.max(...counts);
  const growing = counts.slice(0, counts.indexOf(most) + 1);
  expect(growing).toEqual([...growing].sort((a, b) => a - b));
  expect(new Set(growing).size).toBeGreaterThan(1);
});

test('a follow-up question stays where it stands when the page has it from the store', async ({
  server,
  page,
}) => {
  const here = new InvestigationPage(page);
  await here.recordLostRuns();
  await here.runSample(server.url);
  const refreshed = page.waitForResponse((response) => 'rsc' in response.request().headers());
  await here.ask('Which services log the most errors?');
  await refreshed;
  await expect(page.locator('article[data-run][data-status="done"]')).toHaveCount(2);
  expect(await here.lostRuns()).toEqual([]);
});

test('stop ends the run, and what was known by then can be read', async ({ team, page }) => {
  const here = new InvestigationPage(page);
  await here.open(team.app.url);
  const held = await holdAnswers(team.postgres.url);
  await here.ask(question, logs);
  await expect(here.running()).toBeVisible();
  await here.stop.click();
  await expect(here.stopping).toBeVisible();
  await wishedToStop(team.postgres.url, idIn(page.url()));
  await held.release();
  await expect(here.ended('stopped')).toBeVisible();
  await page.reload();
  await expect(here.ended('stopped')).toBeVisible();
  expect((await here.stepNames()).length).toBeGreaterThan(0);
});

test('a server killed in the middle finishes the run after its restart, once, and the page goes on by itself', async ({
  team,
  page,
}) => {
  const here = new InvestigationPage(page);
  await here.open(team.app.url);
  const held = await holdAnswers(team.postgres.url);
  await here.ask(question, logs);
  await expect(here.running()).toBeVisible();
  await expect(here.rail).toBeVisible();
  const before = await here.stepNames();
  await team.app.end('SIGKILL');
  await expect(page.getByText('Reconnecting…')).toBeVisible();
  await held.release();
  await team.app.start();
  await expect(here.ended()).toBeVisible({ timeout: 30_000 });
  const names = await here.stepNames();
  expect(names.slice(0, before.length)).toEqual(before);
  expect(new Set(names).size).toBe(names.length);
  expect(await storedAnswers(team.postgres.url, idIn(page.url()))).toBe(1);
});

test('Redis killed and Postgres restarted under a question are told, and nothing is lost', async ({
  team,
  page,
}) => {
  const here = new InvestigationPage(page);
  await here.open(team.app.url);
  const held = await holdAnswers(team.postgres.url);
  await here.ask(question, logs);
  await expect(here.running()).toBeVisible();
  await team.redis.halt();
  await expect(here.degraded(/cache|Redis/i)).toBeVisible();
  await team.postgres.halt();
  await expect(here.degraded(/database/i)).toBeVisible();
  await held.abandon();
  await team.postgres.start();
  await team.redis.start();
  await expect(here.ended()).toBeVisible({ timeout: 30_000 });
  const names = await here.stepNames();
  expect(new Set(names).size).toBe(names.length);
  expect(await storedAnswers(team.postgres.url, idIn(page.url()))).toBe(1);
  await page.reload();
  await expect(page.getByText(question).first()).toBeVisible();
  expect(await here.stepNames()).toEqual(names);
});
