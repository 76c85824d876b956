import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { moveWindow, WINDOW_ROWS, windowAround, windowOfJump } from './row-window.ts';

export const rowHeight = 20;
/** Rows laid out above and below those in sight. */
const overscan = 30;
/** What the server takes for the size of the box. */
const firstSight = { width: 1000, height: 800 };
/** Rows that a step of the keys may be away from those in sight: what is further is shown in the middle. */
const near = 40;
/** Pixels in one step that no wheel or key makes: the thumb was thrown. */
const thrown = 4_000;

const heightOf = () => rowHeight;

export interface RowWindow {
  /** First row of the window. */
  base: number;
  items: VirtualItem[];
  height: number;
  measure: (row: HTMLElement | null) => void;
  /** First and last row that exist; null until the box has a size. */
  first: number | null;
  last: number | null;
}

interface Input {
  box: RefObject<HTMLElement | null>;
  count: number;
  /** Row to keep in sight when it changes, -1 for none. */
  current: number;
  /** That row has its line. */
  isRead: boolean;
  /** Rows have heights of their own. */
  wrap: boolean;
  /** What the rows are of; another one begins anew. */
  source: object;
}

/** Rows of a list of any length, laid out by windows: whichever one scrolls or goes to, the right ones exist. */
export function useRowWindow({ box, count, current, isRead, wrap, source }: Input): RowWindow {
  const [base, setBase] = useState(() => windowAround(Math.max(0, current), count));
  const [opensAt] = useState(() => Math.max(0, (Math.max(0, current) - base) * rowHeight));
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => setIsSeen(true), []);
  const virtual = useVirtualizer({
    count: Math.min(WINDOW_ROWS, Math.max(0, count - base)),
    getScrollElement: () => box.current,
    initialOffset: opensAt,
    // Lines come with the page where it opens at the first of them: to others it has to be scrolled.
    ...(opensAt === 0 ? { initialRect: firstSight } : {}),
    estimateSize: heightOf,
    overscan: isSeen ? overscan : 0,
    // The box is padded above its rows: by as much the last one would be cut.
    scrollPaddingEnd: 4,
    // One function for a window: with another one all its rows are laid out again.
    getItemKey: useCallback((at: number) => base + at, [base]),
  });
  const items = virtual.getVirtualItems();
  const head = items[0];
  const first = head ? base + head.index : null;
  const last = head ? base + (items.at(-1) ?? head).index : null;

  /** Offset that was seen last. */
  const seen = useRef(opensAt);
  /** Row that was asked for and is not in sight yet: getting there is no throw of the thumb. */
  const goal = useRef(-1);
  /** Row that was shown before its line was there. */
  const unread = useRef(-1);
  /** Row that has to stand `into` pixels below the upper edge in the next window. */
  const stand = useRef<{ row: number; into: number } | null>(null);

  /** Another window, with a row of it `into` pixels below the upper edge. */
  const slide = (next: number, row: number, into: number) => {
    virtual.cancelScroll();
    // Rows that are far away now need not be known.
    if (wrap) virtual.measure();
    // Told before it is written, so that the next window is rendered for the place where it will stand.
    virtual.scrollOffset = Math.max(0, (row - next) * rowHeight - into);
    seen.current = virtual.scrollOffset;
    stand.current = { row, into };
    setBase(next);
  };
  useLayoutEffect(() => {
    if (!stand.current || !box.current) return;
    const { row, into } = stand.current;
    stand.current = null;
    box.current.scrollTop = (virtual.measurementsCache[row - base]?.start ?? 0) - into;
    // Rows that get their heights push it away: it is aimed at until they stand.
    if (wrap && row === goal.current) virtual.scrollToIndex(row - base, { align: 'center' });
  });

  // The window moves along with what is in sight, and follows the thumb.
  const follow = useEffectEvent(() => {
    const { range } = virtual;
    // On its way to another window, offsets are still those of the last one.
    if (!range || stand.current) return;
    const top = virtual.scrollOffset ?? 0;
    const from = base + range.startIndex;
    const to = base + range.endIndex;
    const isReached = goal.current >= from && goal.current <= to;
    const isThrown = Math.abs(top - seen.current) > thrown && !isReached;
    seen.current = top;
    if (isReached) goal.current = -1;
    if (isThrown && count > WINDOW_ROWS) {
      const next = windowOfJump(range.startIndex, WINDOW_ROWS - 1 - (to - from), count);
      if (wrap && next !== base) virtual.measure();
      setBase(next);
      return;
    }
    const next = moveWindow(base, from, to, count);
    if (next !== base) slide(next, from, (virtual.measurementsCache[range.startIndex]?.start ?? top) - top);
  });
  useEffect(() => {
    const list = box.current;
    // Before the next frame is painted, and before anything else scrolls on from here.
    const onScroll = () => flushSync(follow);
    list?.addEventListener('scroll', onScroll, { passive: true });
    return () => list?.removeEventListener('scroll', onScroll);
  }, [box]);
  useEffect(() => {
    void count;
    follow();
  }, [count]);

  const show = useEffectEvent((row: number) => {
    const next = windowAround(row, count);
    goal.current = row;
    unread.current = isRead ? -1 : row;
    const isNear = first !== null && last !== null && row >= first - near && row <= last + near;
    const isHere = row >= base && row < base + WINDOW_ROWS;
    if (isNear && isHere) virtual.scrollToIndex(row - base, { align: 'auto' });
    else if (next === base) virtual.scrollToIndex(row - base, { align: 'center' });
    else slide(next, row, ((box.current?.clientHeight ?? 0) - rowHeight) / 2);
  });
  const begin = useEffectEvent(() => {
    virtual.measure();
    if (current < 0) return;
    goal.current = current;
    unread.current = isRead ? -1 : current;
    virtual.scrollToIndex(Math.max(0, current - base), { align: 'center' });
  });
  useEffect(() => {
    if (current >= 0) show(current);
  }, [current]);
  // Lines that come grow their rows, and push away what was shown.
  const showAgain = useEffectEvent(() => {
    if (!wrap || unread.current !== current) return;
    unread.current = -1;
    virtual.scrollToIndex(current - base, { align: 'center' });
  });
  useEffect(() => {
    if (isRead) showAgain();
  }, [isRead]);
  // What opens below the lines makes their box smaller: the current one stays in sight.
  const keep = useEffectEvent(() => {
    if (first !== null && last !== null && current >= first && current <= last)
      virtual.scrollToIndex(current - base, { align: 'auto' });
  });
  useEffect(() => {
    const list = box.current;
    if (!list) return;
    let height = list.clientHeight;
    const watch = new ResizeObserver(() => {
      if (list.clientHeight !== height) keep();
      height = list.clientHeight;
    });
    watch.observe(list);
    return () => watch.disconnect();
  }, [box]);
  useEffect(() => {
    void source;
    void wrap;
    begin();
  }, [source, wrap]);

  return { base, items, height: virtual.getTotalSize(), measure: virtual.measureElement, first, last };
}
