import { expect, test } from './fixtures/server.ts';
import { LogPage } from './pages/log-page.ts';

/** More than is laid out at once. */
const lines = 450_000;

test('every line of a very long file is gone to by its number, by keys, by a link and by what is found', async ({
  server,
  page,
}) => {
  test.slow();
  const here = new LogPage(page);
  const set = await here.openPlain(server.url, lines);
  for (const line of [440_001, 3, 449_990, 400_000, 399_999]) {
    await here.goTo(line);
    await expect(here.selected()).toHaveAttribute('data-line', String(line));
    await expect(here.selected()).toBeInViewport();
    await expect(here.line(line - 1)).toBeInViewport();
  }
  await here.list.focus();
  for (const [key, line] of [
    ['End', lines],
    ['Home', 1],
    ['End', lines],
  ] as const) {
    await page.keyboard.press(key);
    await expect(here.selected()).toHaveAttribute('data-line', String(line));
    await expect(here.selected()).toBeInViewport();
  }
  await page.keyboard.press('PageUp');
  await expect(here.selected()).toHaveAttribute('data-line', String(lines - 20));
  await expect(here.selected()).toBeInViewport();

  await here.open(server.url, set, { file: 'app.log', line: 449_000 });
  await expect(here.selected()).toHaveAttribute('data-line', '449000');
  await expect(here.selected()).toBeInViewport();

  await here.find('request 2 settled');
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  await expect(here.line(3)).toBeInViewport();
  await here.findBox.fill('99999 timed out');
  await here.findBox.press('Enter');
  await expect(page.getByText('1 of 4', { exact: true })).toBeVisible();
  await here.list.focus();
  for (const [key, line] of [
    ['n', 200_000],
    ['n', 300_000],
    ['n', 400_000],
    ['N', 300_000],
    ['N', 200_000],
    ['N', 100_000],
    ['N', 400_000],
    ['n', 100_000],
  ] as const) {
    await page.keyboard.press(key);
    await expect(here.selected()).toHaveAttribute('data-line', String(line));
    await expect(here.selected()).toBeInViewport();
  }
});

test('a very long file is scrolled through from end to end, and no line is passed over', async ({
  server,
  page,
}) => {
  test.slow();
  const here = new LogPage(page);
  await here.openPlain(server.url, lines);
  // From just inside the rows laid out, over their edge.
  for (const [line, way] of [
    [11_250, -1],
    [438_750, 1],
  ] as const) {
    await here.goTo(line);
    await expect(here.selected()).toBeInViewport();
    expect(await here.scrolls(way, 9_000)).toEqual({ gaps: 0 });
  }
  // The place of the thumb is the place in the file.
  for (const share of [1, 0.5, 0.25, 0.9, 0]) {
    await here.list.evaluate((box, part) => {
      box.scrollTop = (box.scrollHeight - box.clientHeight) * part;
    }, share);
    await expect.poll(() => here.shareInSight(lines)).toBeCloseTo(share, 2);
    expect(await here.list.getByRole('option').count()).toBeLessThan(150);
  }
  await expect(here.line(1)).toBeInViewport();
});
