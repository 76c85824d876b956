import { expect, test } from './fixtures/server.ts';
import { violations } from './fixtures/violations.ts';
import { InvestigationPage } from './pages/investigation-page.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing in any state of an investigation in the ${colorScheme} theme`, async ({
    server,
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    const here = new InvestigationPage(page);
    await here.runSample(server.url);
    await here.openFigures();
    await page.getByRole('button', { name: 'Mark solved' }).click();
    await expect(page.getByRole('textbox', { name: 'What fixed it?' })).toBeFocused();
    expect(await violations(page), 'answer with its form').toEqual([]);
    await page.getByRole('button', { name: 'Edit this question' }).click();
    await page.getByRole('button', { name: 'Open beside' }).first().click();
    await expect(page.getByRole('list', { name: 'What was done' })).toBeVisible();
    expect(await violations(page), 'a past one beside, the question being edited').toEqual([]);
    await page.getByRole('button', { name: 'Similar issues', exact: true }).click();
    await page.getByRole('button', { name: 'Not the same' }).first().click();
    await expect(page.getByText(/^Not the same:/)).toBeVisible();
    expect(await violations(page), 'one that is not the same').toEqual([]);
  });
}
