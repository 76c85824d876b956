import { expect, type Locator, type Page } from '@playwright/test';

/** What lies over every page. */
export class ShellPart {
  readonly page: Page;
  readonly palette: Locator;
  readonly overview: Locator;

  constructor(page: Page) {
    this.page = page;
    this.palette = page.getByRole('combobox', { name: 'Search and commands' });
    this.overview = page.getByRole('dialog', { name: 'Shortcuts' });
  }

  /** Opens the palette by its keys, also on a page that does not listen yet. */
  async openPalette(): Promise<void> {
    await expect(async () => {
      if (!(await this.palette.isVisible())) await this.page.keyboard.press('Control+k');
      await expect(this.palette).toBeFocused({ timeout: 2_000 });
    }).toPass();
  }

  /** Types the name of a page, goes down to it among what else is offered, and opens it. */
  async goTo(name: string): Promise<void> {
    await this.openPalette();
    await this.page.keyboard.type(name.toLowerCase());
    const wanted = this.page.getByRole('option', { name, exact: true });
    await expect(async () => {
      if ((await wanted.getAttribute('aria-selected')) !== 'true')
        await this.page.keyboard.press('ArrowDown');
      await expect(wanted).toHaveAttribute('aria-selected', 'true', { timeout: 500 });
    }).toPass();
    await this.page.keyboard.press('Enter');
  }
}
