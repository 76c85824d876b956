import { expect, type Locator, type Page } from '@playwright/test';
import { chosen } from './chosen.ts';
import { goToSearch } from './go-to-search.ts';

/** The list of all investigations as a person uses it. */
export class HistoryPage {
  readonly page: Page;
  readonly search: Locator;
  readonly rows: Locator;
  readonly found: Locator;
  readonly selected: Locator;
  /** The row that has the focus. */
  readonly focused: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole('textbox', { name: 'Search everything said' });
    this.rows = page.locator('main li[data-id]');
    this.found = page.locator('main [role=status]');
    this.focused = page.locator('main li[data-id]:focus-within');
    this.selected = page.getByRole('toolbar', { name: 'Selected investigations' });
  }

  async open(url: string): Promise<void> {
    await this.page.goto(`${url}/history`);
    await expect(this.rows.first()).toBeVisible();
  }

  /** Goes to the search by its key and types; answers once the rows are those of the words. */
  async searchByKeyboard(words: string): Promise<void> {
    await goToSearch(this.page, this.search);
    await this.page.keyboard.type(words);
    await expect(this.found).toHaveText(/^\d+ investigations?$/);
  }

  /** From the search to the rows by the keyboard, as soon as the page listens. */
  async goToFirstRow(): Promise<void> {
    await expect(async () => {
      await this.search.focus();
      await this.page.keyboard.press('ArrowDown');
      await expect(this.focused).toHaveAttribute('aria-posinset', '1', { timeout: 1_000 });
    }).toPass();
  }

  /** How many were found; not a number while they are searched. */
  async count(): Promise<number> {
    const [told] = /^[\d,]+/.exec((await this.found.textContent()) ?? '') ?? [];
    return Number(told?.replaceAll(',', ''));
  }

  row(title: string): Locator {
    return this.rows.filter({ hasText: title });
  }

  rowOf(id: string): Locator {
    return this.page.locator(`main li[data-id="${id}"]`);
  }

  async titles(): Promise<string[]> {
    return this.rows.locator('a[data-nav]').allTextContents();
  }

  /** A row's place among all there are. */
  async placeOf(row: Locator): Promise<number> {
    return Number(await row.getAttribute('aria-posinset'));
  }

  /** Not by the wheel: the browser drops wheel events that come faster than it scrolls. */
  async scrollBy(pixels: number): Promise<void> {
    await this.page
      .locator('main > div')
      .first()
      .evaluate((scroller, by) => scroller.scrollBy(0, by), pixels);
  }

  /** Of everything that can be scrolled to. */
  async height(): Promise<number> {
    return this.page
      .locator('main > div')
      .first()
      .evaluate((scroller) => scroller.scrollHeight);
  }

  /** The investigation whose row is in the middle of the list, once the rows of where it was scrolled to are there. */
  async idInSight(): Promise<string> {
    const middle = await this.page.waitForFunction(() => {
      const { left, top, width, height } = document.querySelector('main > div')!.getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      return there?.closest<HTMLElement>('li[data-id]')?.dataset.id;
    });
    return (await middle.jsonValue())!;
  }

  /** Narrows the list; answers once the rows are those that fit. */
  async choose(filter: string, option: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: filter });
    await box.click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
    await expect(chosen(this.page, filter)).toHaveText(option);
    await expect(this.found).toHaveText(/^\d+ investigations?$/);
  }

  /** Selects the first rows; answers their titles. */
  async select(count: number): Promise<string[]> {
    for (let at = 0; at < count; at++) await this.rows.nth(at).getByRole('checkbox').check();
    return (await this.titles()).slice(0, count);
  }
}
