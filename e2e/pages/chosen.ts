import type { Locator, Page } from '@playwright/test';

/** What a list says that it is set to. */
export const chosen = (page: Page, label: string): Locator =>
  page.getByRole('combobox', { name: label, exact: true }).locator('option:checked');
