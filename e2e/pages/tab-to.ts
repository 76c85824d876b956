import { expect, type Locator, type Page } from '@playwright/test';

/** More than any page has places; a place that is not reached by then cannot be reached. */
const mostPresses = 200;

/** Goes on by Tab, as a person without a mouse does, until the wanted place has the focus. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  const isThere = () => wanted.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < mostPresses && !(await isThere()); presses++)
    await page.keyboard.press('Tab');
  await expect(wanted).toBeFocused();
}
