import { expect, test } from './fixtures/server.ts';
import { InvestigationPage } from './pages/investigation-page.ts';

test('the answer shows its window, the failing request and what changed, each readable without seeing it', async ({
  server,
  page,
}) => {
  const here = new InvestigationPage(page);
  await here.runSample(server.url);
  const picture = here.run.getByRole('img', { name: /^[\d,]+ lines, [\d,]+ errors from / });
  await expect(picture).toBeVisible();
  const behind = here.run.getByRole('table', { name: 'Lines over time' });
  const [lines] = /[\d,]+/.exec((await picture.getAttribute('aria-label')) ?? '') ?? [];
  const counts = await behind.locator('tbody tr td:nth-child(2)').allTextContents();
  const sum = counts.reduce((total, count) => total + Number(count.replaceAll(',', '')), 0);
  expect(sum.toLocaleString('en-GB')).toBe(lines);
  await expect(here.run.locator('[title^="Began: "]')).toBeVisible();
  await expect(here.run.locator('[title^="Changed here: "]')).not.toHaveCount(0);

  const requests = await here.openStep('Grouped Traces');
  await expect(requests.getByText(/failed first in /)).toBeVisible();
  const spans = requests.getByRole('listitem').filter({ hasText: 'failed first' });
  await expect(spans).toHaveCount(1);

  const changes = (await here.openStep('Compared Windows')).getByRole('table', {
    name: 'What changed between the windows',
  });
  await expect(changes.getByRole('row', { name: /^new / }).first()).toBeVisible();
  const courses = changes.getByRole('img', { name: / before, .+ after/ });
  await expect(courses).toHaveCount((await changes.getByRole('row').count()) - 1);
});

test('a parameter is taken away and another added, and the question runs again with these', async ({
  server,
  page,
}) => {
  const here = new InvestigationPage(page);
  await here.runSample(server.url);
  const step = await here.openStep('Extracted Parameters');
  const chips = step.getByRole('list', { name: 'Parameters' });
  await step.getByRole('textbox', { name: 'Value' }).fill('ledger');
  await page.keyboard.press('Enter');
  await expect(chips).toContainText('ledger');
  await step.getByRole('button', { name: 'Run again with these' }).click();
  await expect(page.locator('article[data-status="done"]')).toHaveCount(2);
  const again = await here.openStep('Extracted Parameters');
  await expect(again.getByRole('list', { name: 'Parameters' })).toContainText('ledger');
});

test('similar ones say why, how they ended and whether they show today; "not the same" is kept until undone', async ({
  server,
  page,
}) => {
  const here = new InvestigationPage(page);
  await here.runSample(server.url);
  const panel = page.getByRole('complementary');
  const first = panel.getByRole('listitem').filter({ hasText: 'alike' }).first();
  await expect(first).toContainText(/Solved: .+/);
  await expect(first.getByRole('listitem').filter({ hasText: /occur/ })).not.toHaveCount(0);
  const title = (await first.getByRole('link').textContent()) ?? '';
  await first.getByRole('button', { name: 'Open beside' }).click();
  const beside = page.getByRole('region', { name: 'Beside this one' });
  await expect(beside).toContainText(title);
  await expect(here.mark('E1')).toBeVisible();
  await page.getByRole('button', { name: 'Similar issues', exact: true }).click();

  await first.getByRole('button', { name: 'Not the same' }).click();
  const told = panel.getByText(`Not the same: ${title}`);
  await expect(told).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.reload();
  await expect(told).toBeVisible();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(told).toHaveCount(0);
  await expect(first).toContainText(title);
  await expect(first.getByRole('button', { name: 'Not the same' })).toBeFocused();
});

test('nothing moves by itself for those who asked for less motion', async ({ server, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    const note = () => {
      for (const animation of document.getAnimations()) {
        const { duration } = animation.effect?.getComputedTiming() ?? {};
        if (typeof duration === 'number' && duration > 1)
          moved.push(`${animation.constructor.name} ${duration}`);
      }
    };
    for (const kind of ['animationstart', 'transitionstart']) document.addEventListener(kind, note, true);
  });
  const here = new InvestigationPage(page);
  await here.runSample(server.url);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
});
