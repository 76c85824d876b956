import { expect, type Locator, type Page } from '@playwright/test';

/** What a person sees and does in the log viewer. */
export class LogPage {
  readonly page: Page;
  readonly viewer: Locator;
  readonly list: Locator;
  readonly bars: Locator;

  constructor(page: Page) {
    this.page = page;
    this.viewer = page.getByRole('region', { name: 'Log viewer' });
    this.list = this.viewer.getByRole('listbox', { name: /^Lines of/ });
    this.bars = this.viewer.locator('[data-histogram]');
  }

  /** Stores files through the upload interface; answers the id of the set. */
  async store(url: string, name: string, text: string): Promise<string> {
    const { request } = this.page;
    const headers = { origin: url };
    const bytes = Buffer.from(text);
    const announced = await request.post(`${url}/api/uploads`, {
      headers,
      data: { name, files: [{ name, size: bytes.length }] },
    });
    expect(announced.status(), await announced.text()).toBe(201);
    const { uploadId: id } = await announced.json();
    const sent = await request.put(`${url}/api/uploads/${id}/files/0?offset=0`, { headers, data: bytes });
    expect(sent.ok(), await sent.text()).toBe(true);
    const done = await request.post(`${url}/api/uploads/${id}/finish`, { headers });
    expect(done.ok(), await done.text()).toBe(true);
    return (await done.json()).logSetId;
  }

  async open(url: string, setId: string, place: { file?: string; line?: number } = {}): Promise<void> {
    const query = new URLSearchParams(
      place.file && place.line ? { file: place.file, line: String(place.line) } : {},
    );
    await this.page.goto(`${url}/logs/${setId}?${query}`);
    await expect(this.list).toBeVisible();
  }

  line(number: number): Locator {
    return this.list.locator(`[data-line="${number}"]`);
  }

  selected(): Locator {
    return this.list.getByRole('option', { selected: true });
  }
}
