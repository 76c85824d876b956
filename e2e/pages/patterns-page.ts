import { expect, type Locator, type Page } from '@playwright/test';

/** The knowledge base and one entry of it. */
export class PatternsPage {
  readonly page: Page;
  readonly search: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole('textbox', { name: 'Search patterns' });
    this.rows = page.locator('main a[data-nav]');
  }

  async open(url: string): Promise<void> {
    await this.page.goto(`${url}/patterns`);
    await expect(this.rows.first()).toBeVisible();
  }

  async openPattern(url: string, name: string): Promise<void> {
    await this.open(url);
    await this.rows.filter({ hasText: name }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  card(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }
}
