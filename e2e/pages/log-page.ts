import { expect, type Locator, type Page } from '@playwright/test';
import { someLog } from '../fixtures/some-log.ts';

/** What a person sees and does in the log viewer. */
export class LogPage {
  readonly page: Page;
  readonly viewer: Locator;
  readonly list: Locator;
  readonly bars: Locator;
  readonly findBox: Locator;

  constructor(page: Page) {
    this.page = page;
    this.viewer = page.getByRole('region', { name: 'Log viewer' });
    this.list = this.viewer.getByRole('listbox', { name: /^Lines of/ });
    this.bars = this.viewer.locator('[data-histogram]');
    this.findBox = this.viewer.getByRole('textbox', { name: /^Find in this file/ });
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

  /** A plain service log of so many lines, stored as app.log and opened; answers the id of its set. */
  async openPlain(url: string, lines: number, line?: number): Promise<string> {
    const set = await this.store(url, 'app.log', someLog(lines));
    await this.open(url, set, line === undefined ? {} : { file: 'app.log', line });
    return set;
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
    await expect(this.findBox).toBeFocused();
    await this.page.keyboard.type(String(line));
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Escape');
    await expect(this.list).toBeFocused();
  }

  /** Looks for a text, as the keyboard does it. */
  async find(text: string): Promise<void> {
    await this.page.keyboard.press('/');
    await expect(this.findBox).toBeFocused();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** Keeps the lines between two shares of the time shown, by a drag over the bars. */
  async drag(from: number, to: number): Promise<void> {
    const at = async (share: number) => {
      const { width } = (await this.bars.boundingBox())!;
      await this.bars.hover({ position: { x: width * share, y: 20 } });
    };
    await at(from);
    await this.page.mouse.down();
    await at((from + to) / 2);
    await at(to);
    await this.page.mouse.up();
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
