import { expect, type Locator, type Page } from '@playwright/test';

/** Goes to a page's search box by its key. Before the page listens, the key opens the palette. */
export async function goToSearch(page: Page, box: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await expect(box).toBeFocused({ timeout: 2_000 });
  }).toPass();
}
