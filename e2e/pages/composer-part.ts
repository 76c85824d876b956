import type { Locator, Page } from '@playwright/test';

/** The question box with the logs that wait beside it. */
export class ComposerPart {
  readonly page: Page;
  readonly box: Locator;
  readonly attached: Locator;
  readonly ask: Locator;

  constructor(page: Page) {
    this.page = page;
    this.box = page.getByRole('textbox', { name: /^Ask/ });
    this.attached = page.getByRole('list', { name: 'Attached logs' });
    this.ask = page.getByRole('button', { name: 'Ask', exact: true });
  }

  async choose(label: 'Add log files' | 'Add a folder of logs', paths: string | string[]): Promise<void> {
    const chosen = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: label }).click();
    await (await chosen).setFiles(paths);
  }

  /** Drops files as a file manager does. */
  async drop(files: { name: string; text: string }[]): Promise<void> {
    const transfer = await this.page.evaluateHandle((given) => {
      const made = new DataTransfer();
      for (const { name, text } of given) made.items.add(new File([text], name, { type: 'text/plain' }));
      return made;
    }, files);
    await this.page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  }
}
