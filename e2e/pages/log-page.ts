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

  /** To a line by its number, as the keyboard does it. */
  async goTo(line: number): Promise<void> {
    await this.list.focus();
    await this.page.keyboard.press('g');
    const box = this.page.getByRole('textbox', { name: /^Find in this file/ });
    await box.fill(`:${line}`);
    await box.press('Enter');
    await box.press('Escape');
  }

  /** Scrolls on by `rows` rows, fifty in every frame; how often the rows in sight did not follow on. */
  scrolls(way: number, rows: number): Promise<{ gaps: number }> {
    return this.list.evaluate(
      (box, { way, rows }) =>
        new Promise<{ gaps: number }>((done) => {
          // The row at the top edge of the box, as it stands on the screen.
          const top = () => {
            const edge = box.getBoundingClientRect().top + 30;
            for (const row of box.querySelectorAll('[role="option"]')) {
              const { top, bottom } = row.getBoundingClientRect();
              if (top <= edge && edge < bottom) return Number(row.getAttribute('aria-posinset'));
            }
            return Number.NaN;
          };
          let at = top();
          let gaps = 0;
          let moved = 0;
          let steps = 1;
          const frame = () => {
            const next = top();
            // Seen late on a busy machine: then by as many rows as were scrolled meanwhile, and none more.
            if (!Number.isNaN(next)) {
              const by = (next - at) * way;
              if (by < 0 || by > 50 * steps) gaps++;
              at = next;
              moved += by;
              // What was scrolled last may be seen only in the next frame.
              steps = 1;
            }
            if (moved >= rows) return done({ gaps });
            box.scrollTop += 1_000 * way;
            steps++;
            requestAnimationFrame(frame);
          };
          requestAnimationFrame(frame);
        }),
      { way, rows },
    );
  }

  /** Where in the file the rows in sight stand. */
  async shareInSight(lines: number): Promise<number> {
    const rows = await this.list
      .getByRole('option')
      .evaluateAll((all) => all.map((one) => Number(one.getAttribute('aria-posinset'))));
    const middle = (Math.min(...rows) + Math.max(...rows)) / 2;
    return rows.length === 0 ? Number.NaN : middle / lines;
  }
}
