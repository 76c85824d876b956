import type { ChatBody } from '#lib/model/testing/chat-server.ts';
import { expect, test } from './fixtures/server.ts';
import { InvestigationPage } from './pages/investigation-page.ts';

/** Says the first statement about a cause that has lines behind it, and something nobody found. */
function plainWords({ messages }: ChatBody): string {
  const prompt = messages.at(-1)?.content ?? '';
  const [, marks = '', fact = ''] = /^((?:\[E\d+\])+) ((?!Cause ranked).+?)\.?$/m.exec(prompt) ?? [];
  return `Put plainly, ${fact}. ${marks} The ledger-service lost 4711 orders. ${marks}`;
}

test('an answer reads by the model, is checked, says what the model saw, and stands without it', async ({
  worded: { app, model },
  page,
}) => {
  model.behave({ kind: 'says', text: plainWords });
  const here = new InvestigationPage(page);
  await here.runSample(app.url);
  await expect(here.run.getByText('Put plainly,')).toBeVisible();
  await expect(here.run.getByText('Worded by small-model.')).toBeVisible();
  await expect(here.run.getByText('ledger-service')).toHaveCount(0);
  await expect(here.run.getByRole('list', { name: 'Ranked causes' })).toBeVisible();
  await here.stepNames();
  await here.run.locator('li[data-step="Worded Answer"]').getByRole('button').first().click();
  await expect(here.run.getByText('the model saw none of them')).toBeVisible();

  await here.ask('Explain it to my manager');
  await expect(page.locator('article[data-status="done"]')).toHaveCount(2);
  await expect(here.run.getByText('Put plainly,')).toBeVisible();
  await expect(here.run.getByText('Worded by small-model.')).toBeVisible();

  await model.close();
  await here.ask('Why do orders fail?');
  await expect(page.locator('article[data-status="done"]')).toHaveCount(3);
  await expect(here.run.getByRole('list', { name: 'Ranked causes' })).toBeVisible();
  await expect(here.degraded(/gave no words for this \(the connection is refused\)/)).toBeVisible();
  await page.goto(`${app.url}/settings`);
  await expect(
    page.getByText(/small-model does not answer: the connection is refused/).first(),
  ).toBeVisible();
});
