import { expect, type Locator, type Page } from '@playwright/test';
import { tabTo } from './tab-to.ts';

/** What a person sees and does while a question is answered. */
export class InvestigationPage {
  readonly page: Page;
  readonly run: Locator;
  readonly steps: Locator;
  readonly rail: Locator;
  readonly stop: Locator;
  readonly stopping: Locator;
  readonly header: Locator;

  constructor(page: Page) {
    this.page = page;
    this.run = page.locator('article[data-run]').last();
    this.steps = this.run.locator('li[data-step]');
    this.rail = this.run.getByRole('group', { name: 'Steps' });
    this.header = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
    this.stop = page.getByRole('button', { name: /^Stop(?!ping)/ });
    this.stopping = page.getByRole('button', { name: 'Stopping' });
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

  /** The sample incident, asked and answered. */
  async runSample(url: string): Promise<void> {
    await this.open(url);
    await this.page.getByRole('button', { name: 'Run the sample incident' }).click();
    await this.page.waitForURL(/\/investigations\//);
    await expect(this.ended()).toBeVisible();
  }

  /** A citation of the newest answer. */
  mark(id: string): Locator {
    return this.run.locator(`button[data-evidence="${id}"]`).first();
  }

  /** The sample incident by the keyboard alone. */
  async runSampleByKeyboard(url: string): Promise<void> {
    await this.open(url);
    await expect(this.page.getByRole('textbox', { name: /Ask/ })).toBeFocused();
    await tabTo(this.page, this.page.getByRole('button', { name: 'Run the sample incident' }));
    await this.page.keyboard.press('Enter');
    await this.page.waitForURL(/\/investigations\//);
    await expect(this.ended()).toBeVisible();
  }

  /** Opens what is folded in the newest answer; all that was opened before is there then, too. */
  async openFigures(): Promise<void> {
    await this.run.evaluate((run) => {
      for (const part of run.querySelectorAll('details')) part.open = true;
    });
    await expect(this.run.locator('[data-skeleton]')).toHaveCount(0);
  }

  async openShareDialog(): Promise<void> {
    await this.page.getByRole('button', { name: 'More about this investigation' }).click();
    await this.page.getByRole('menuitem', { name: 'Share a link…' }).click();
  }

  running(): Locator {
    return this.page.locator('article[data-status="running"]').last();
  }

  /** What the person is told about a part that does not work. */
  degraded(words: RegExp): Locator {
    return this.run.getByText(words).first();
  }

  /** Notes how many steps are shown at every change of the page; call before it is opened. */
  async recordSteps(): Promise<void> {
    await this.page.addInitScript(() => {
      const seen: number[] = [];
      Object.assign(window, { stepsSeen: seen });
      new MutationObserver(() => {
        const count = document.querySelectorAll('li[data-step]').length;
        if (count !== seen.at(-1)) seen.push(count);
      }).observe(document, { subtree: true, childList: true });
    });
  }

  /** Notes what is taken off the page of runs that were shown; call before it is opened. */
  async recordLostRuns(): Promise<void> {
    await this.page.addInitScript(() => {
      const lost: string[] = [];
      Object.assign(window, { lostRuns: lost });
      new MutationObserver((changes) => {
        for (const node of changes.flatMap(({ removedNodes }) => [...removedNodes])) {
          if (node instanceof HTMLElement && node.dataset.run) lost.push(node.dataset.run);
        }
      }).observe(document, { subtree: true, childList: true });
    });
  }

  async lostRuns(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as { lostRuns: string[] }).lostRuns);
  }

  async recordedSteps(): Promise<number[]> {
    return this.page.evaluate(() => (window as unknown as { stepsSeen: number[] }).stepsSeen);
  }

  ended(status: 'done' | 'stopped' = 'done'): Locator {
    return this.page.locator(`article[data-status="${status}"]`).last();
  }

  /** Names of all steps, in the order shown; unfolds the rail, also one that is not hydrated yet. */
  async stepNames(): Promise<string[]> {
    const fold = this.rail.getByRole('button', { name: /\d+ steps?/, expanded: false });
    await expect(async () => {
      if (await fold.count()) await fold.click();
      await expect(this.steps.first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
    return this.steps.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-step') ?? ''));
  }

  /** Opens one step of the newest run; answers its row. */
  async openStep(name: string): Promise<Locator> {
    await this.stepNames();
    const row = this.run.locator(`li[data-step="${name}"]`);
    await row.getByRole('button', { expanded: false }).first().click();
    return row;
  }
}
