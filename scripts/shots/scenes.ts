import type { Page } from '@playwright/test';

interface Place {
  url: string;
  /** Address of the sample's investigation. */
  investigation: string;
  narrow: boolean;
}

interface Scene {
  name: string;
  set: (page: Page, place: Place) => Promise<void>;
}

const answered = (page: Page) => page.locator('article[data-status="done"]').first().waitFor();

/** The panel stands beside the page, or is a sheet that is opened. */
async function openPanel(page: Page, narrow: boolean): Promise<void> {
  if (narrow) await page.getByRole('button', { name: 'Similar issues, pattern, evidence' }).click();
}

async function openInvestigation(page: Page, { investigation }: Place): Promise<void> {
  await page.goto(investigation);
  await page.locator('html[data-listens]').waitFor({ state: 'attached' });
  await answered(page);
}

/** It is there and read. */
const citedLine = (page: Page) => page.getByRole('option', { selected: true, name: /^Line \d+[,:]/ });

async function toEnd(page: Page): Promise<void> {
  await page
    .getByRole('group', { name: 'What to do with this answer' })
    .last()
    .evaluate((element) => element.scrollIntoView({ block: 'end' }));
}

/** What is seen, in the order in which a person comes to it. */
export const scenes: readonly Scene[] = [
  {
    name: 'start',
    set: async (page, { url }) => {
      await page.goto(url);
      await page.getByRole('textbox', { name: /Ask/ }).waitFor();
    },
  },
  {
    name: 'upload',
    set: async (page, { url }) => {
      await page.goto(url);
      await page.route(/\/files\//, (route) =>
        route.request().url().endsWith('offset=0') ? route.continue() : route.abort(),
      );
      const line = '2026-03-05T10:00:00Z INFO payments request settled\n';
      const files = ['payments.log', 'broken.log.gz'].map((name) => ({
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from(name.endsWith('gz') ? '\u001f\u008b\b rest' : line.repeat(60_000), 'latin1'),
      }));
      await page.locator('input[type=file]').setInputFiles(files[1]!);
      await page.getByRole('list', { name: 'Attached logs' }).getByText('broken').first().waitFor();
      await page.locator('input[type=file]').setInputFiles(files[0]!);
      await page.getByText('no connection').waitFor();
    },
  },
  { name: 'answer', set: openInvestigation },
  {
    name: 'steps',
    set: async (page, place) => {
      await openInvestigation(page, place);
      await page.getByRole('button', { name: /\d+ steps/ }).click();
      await page.getByRole('button', { name: /Compared Windows/ }).click();
    },
  },
  {
    name: 'figures',
    set: async (page, place) => {
      await openInvestigation(page, place);
      for (const head of ['What changed', 'A failing request'])
        await page.getByText(head, { exact: true }).click();
      await toEnd(page);
    },
  },
  {
    name: 'solve',
    set: async (page, place) => {
      await openInvestigation(page, place);
      await page.getByRole('button', { name: 'Mark solved' }).click();
      await toEnd(page);
    },
  },
  {
    name: 'evidence',
    set: async (page, place) => {
      await openInvestigation(page, place);
      await page.locator('button[data-evidence="E1"]').first().click();
      await citedLine(page).waitFor();
      await page.getByRole('img', { name: /over time/ }).waitFor();
    },
  },
  {
    name: 'similar',
    set: async (page, place) => {
      await openInvestigation(page, place);
      await openPanel(page, place.narrow);
      await page.getByRole('button', { name: 'Open beside' }).first().waitFor();
    },
  },
  {
    name: 'beside',
    set: async (page, place) => {
      await openInvestigation(page, place);
      await openPanel(page, place.narrow);
      await page.getByRole('button', { name: 'Open beside' }).first().click();
      await page.getByRole('list', { name: 'What was done' }).waitFor();
    },
  },
  {
    name: 'pattern',
    set: async (page, place) => {
      await openInvestigation(page, place);
      await openPanel(page, place.narrow);
      await page.getByRole('tab', { name: 'Pattern' }).click();
    },
  },
  {
    name: 'logs',
    set: async (page, place) => {
      await openInvestigation(page, place);
      await page.locator('button[data-evidence="E1"]').first().click();
      await page.getByRole('link', { name: 'Full width' }).click();
      await page.waitForURL(/\/logs\//);
      await citedLine(page).click();
    },
  },
  {
    name: 'palette',
    set: async (page, place) => {
      await openInvestigation(page, place);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
    },
  },
  ...['history', 'patterns', 'insights', 'settings'].map(
    (name): Scene => ({
      name,
      set: async (page, { url }) => {
        await page.goto(`${url}/${name}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
      },
    }),
  ),
];
