import { expect, type Locator, type Page } from '@playwright/test';

/** Goes to a page's search box by its key. */
export async function goToSearch(page: Page, box: Locator): Promise<void> {
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
}
