/**
 * Rows laid out at once. Browsers stop at about 33 million pixels of height (some at 17), so of a longer list only
 * a window is laid out, which moves along before its edge is reached.
 */
export const WINDOW_ROWS = 400_000;
/** So near to an edge of the window it moves on. */
const MARGIN = 2_000;
/** Left on both sides by a window that moved: it need not move again soon. */
const ROOM = 10_000;

/** First row of a window in which `row` stands about as far down as in the whole list: the thumb tells the truth. */
export function windowAround(row: number, count: number): number {
  const most = Math.max(0, count - WINDOW_ROWS);
  if (most === 0) return 0;
  const share = Math.round((row / count) * WINDOW_ROWS);
  const above = Math.min(WINDOW_ROWS - ROOM, Math.max(ROOM, share));
  return Math.min(most, Math.max(0, row - above));
}

/** The window for the rows in sight: the same one until they come near an edge that is not the list's own. */
export function moveWindow(base: number, first: number, last: number, count: number): number {
  const end = base + WINDOW_ROWS;
  const nearStart = base > 0 && first - base < MARGIN;
  const nearEnd = end < count && end - last < MARGIN;
  const beyond = base > Math.max(0, count - WINDOW_ROWS);
  return nearStart || nearEnd || beyond ? windowAround(first, count) : base;
}

/**
 * Someone who throws the thumb means a place in the whole list: the window in which the row `above` rows below its
 * start, of `room` such rows, stands as far down as in the list.
 */
export function windowOfJump(above: number, room: number, count: number): number {
  const most = Math.max(0, count - WINDOW_ROWS);
  return Math.round(most * Math.min(1, Math.max(0, above / Math.max(1, room))));
}
