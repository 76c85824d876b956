import type { Locator, Page } from '@playwright/test';

/** What a person sees and does while a question is answered. */
export class InvestigationPage {
  readonly page: Page;
  readonly run: Locator;
  readonly steps: Locator;
  readonly stop: Locator;

  constructor(page: Page) {
    this.page = page;
    this.run = page.locator('article[data-run]').last();
    this.steps = this.run.locator('li[data-step]');
    this.stop = page.getByRole('button', { name: 'Stop' });
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
  }

  async ask(question: string, logs = ''): Promise<void> {
    await this.page.getByRole('textbox', { name: /Ask/ }).fill(question);
    if (logs) {
      const file = { name: 'app.log', mimeType: 'text/plain', buffer: Buffer.from(logs) };
      await this.page.locator('input[type=file]').setInputFiles(file);
    }
    await this.page.getByRole('button', { name: 'Ask', exact: true }).click();
    await this.page.waitForURL(/\/investigations\//);
  }

  ended(status: 'done' | 'stopped' = 'done'): Locator {
    return this.page.locator(`article[data-status="${status}"]`).last();
  }

  /** Names of all steps, in the order shown; unfolds the rail when it is folded. */
  async stepNames(): Promise<string[]> {
    const fold = this.run.getByRole('button', { name: /\d+ steps?/, expanded: false });
    if (await fold.count()) await fold.click();
    return this.steps.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-step') ?? ''));
  }
}
