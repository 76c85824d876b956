/**
 * Rows laid out at once. Browsers stop at about 33 million pixels of height, so of a longer list only a
 * window is laid out, which moves along before its edge is reached.
 */
export const WINDOW_ROWS = 400_000;
const MARGIN = 2_000;

/** First row of the window that shows `row` with as much room as there is on both sides. */
export function windowAround(row: number, count: number): number {
  const most = Math.max(0, count - WINDOW_ROWS);
  return Math.min(most, Math.max(0, row - WINDOW_ROWS / 2));
}

/** The window for the rows in sight: the same one until they come near an edge that is not the list's own. */
export function moveWindow(base: number, first: number, last: number, count: number): number {
  const end = base + WINDOW_ROWS;
  const nearStart = base > 0 && first - base < MARGIN;
  const nearEnd = end < count && end - last < MARGIN;
  const beyond = base > Math.max(0, count - WINDOW_ROWS);
  return nearStart || nearEnd || beyond ? windowAround(first, count) : base;
}
