'use client';

import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { dayGroup } from '#components/format/times.ts';
import { useClock } from '#components/ui/instant.tsx';
import type { HistoryRow } from '#lib/contracts/history.ts';
import type { HistorySort } from '#lib/contracts/history-filter.ts';
import { HistoryItem, type RowVerbs } from './history-row.tsx';
import { listEntries, rowBeside, stretchesOf } from './list-entries.ts';

/** Until it was measured. */
const estimates = { head: 36, row: 75 } as const;
/** What the server takes for the size of the window. */
const firstSight = { width: 1000, height: 800 };
/** Rows beyond those in sight; at first few, so that these are seen sooner. */
const beyondSight = { first: 2, later: 8 } as const;

/** What the page asks of the list. */
export interface ListHandle {
  measured: () => VirtualItem[];
  focusOn: (id: string) => void;
  /** To the row before or after; false where it was not read yet: it gets the focus as soon as it was. */
  walk: (by: 1 | -1) => boolean;
}

interface Props {
  rows: readonly HistoryRow[];
  sort: HistorySort;
  /** How many rows there are, shown or not yet read. */
  found: number;
  selected: ReadonlySet<string>;
  verbs: RowVerbs;
  scroller: RefObject<HTMLElement | null>;
  /** Where the list stood when it was left. */
  place: { top: number; measured: VirtualItem[] } | null;
  handle: RefObject<ListHandle | null>;
}

/** The heading of a row; rows that were read once are not looked at again while more are read. */
function headsAt(sort: HistorySort, zone: string, now: number): (row: HistoryRow) => string {
  const known = new WeakMap<HistoryRow, string>();
  return (row) => {
    if (row.pinned) return 'Pinned';
    if (sort === 'title') return 'By title';
    const head =
      known.get(row) ??
      dayGroup(new Date(sort === 'used' ? row.lastActivityAt : row.createdAt), zone, new Date(now));
    known.set(row, head);
    return head;
  };
}

/** The rows under their headings; only those in sight exist, and the one that has the focus. */
export function HistoryList({ rows, sort, found, selected, verbs, scroller, place, handle }: Props) {
  const { zone, now } = useClock();
  const at = now.getTime();
  const headOf = useMemo(() => headsAt(sort, zone, at), [sort, zone, at]);
  const entries = useMemo(() => listEntries(rows, headOf), [rows, headOf]);
  const box = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const indexOf = (id: string | null) => (id === null ? -1 : entries.findIndex(({ key }) => key === id));
  const kept = indexOf(focused);
  const [settled, setSettled] = useState(false);
  useEffect(() => setSettled(true), []);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => estimates[entries[at]?.kind ?? 'row'],
    getItemKey: (at) => entries[at]?.key ?? at,
    overscan: settled ? beyondSight.later : beyondSight.first,
    scrollMargin: above,
    initialRect: firstSight,
    initialOffset: place?.top ?? 0,
    initialMeasurementsCache: place?.measured ?? [],
    // What has the focus stays, however far it is scrolled away.
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range);
      return kept < 0 || near.includes(kept) ? near : [...near, kept].sort((a, b) => a - b);
    },
  });

  // What stands above the list grows and shrinks.
  useLayoutEffect(() => {
    // The scroller is positioned: it holds what is hidden in the rows, and offsets are its own.
    const top = box.current?.offsetTop ?? 0;
    if (top !== above) setAbove(top);
  });

  const [wanted, setWanted] = useState<string | null>(null);
  /** The last row, where a step beyond it was asked for before there was more. */
  const [left, setLeft] = useState<string | null>(null);
  const focusOn = (id: string) => {
    const at = indexOf(id);
    if (at < 0) return;
    virtual.scrollToIndex(at, { align: 'auto' });
    setFocused(id);
    setWanted(id);
  };
  useImperativeHandle(handle, () => ({
    measured: () => virtual.takeSnapshot(),
    focusOn,
    walk: (by) => {
      const to = rowBeside(entries, focused, by);
      if (to) focusOn(to);
      const beyond = !to && by > 0 && rows.length < found;
      setLeft(beyond ? focused : null);
      return !beyond;
    },
  }));
  useEffect(() => {
    if (left === null) return;
    const there = left === focused && indexOf(left) >= 0;
    const to = there ? rowBeside(entries, left, 1) : null;
    if (to) focusOn(to);
    if (to || !there) setLeft(null);
  });
  useEffect(() => {
    if (wanted === null) return;
    box.current
      ?.querySelector<HTMLElement>(`li[data-id="${wanted}"] a[data-nav]`)
      ?.focus({ preventScroll: true });
    setWanted(null);
  }, [wanted]);

  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const follow = new AbortController();
    const idOf = (target: EventTarget | null) =>
      target instanceof Element ? target.closest<HTMLElement>('li[data-id]')?.dataset.id : undefined;
    node.addEventListener('focusin', ({ target }) => setFocused(idOf(target) ?? null), follow);
    node.addEventListener(
      'focusout',
      ({ relatedTarget }) => {
        if (relatedTarget && !idOf(relatedTarget)) setFocused(null);
      },
      follow,
    );
    return () => follow.abort();
  }, []);

  const items = virtual.getVirtualItems();
  const end = items.at(-1)?.end ?? above;
  return (
    <div
      ref={box}
      className="flow-root"
      style={{ paddingBottom: Math.max(0, virtual.getTotalSize() + above - end) }}
    >
      {stretchesOf(entries, items, above).map(({ head, key, title, rows: shown }) => (
        <section key={key} aria-label={head}>
          {title ? (
            <h2
              ref={virtual.measureElement}
              data-index={title.index}
              style={{ marginTop: title.gap }}
              className="pt-4 pb-1 ps-1 text-xs font-medium text-ink-3"
            >
              {head}
            </h2>
          ) : null}
          {shown.length > 0 ? (
            <ul>
              {shown.map(({ entry, index, gap }) => (
                <HistoryItem
                  key={entry.key}
                  row={entry.row}
                  selected={selected.has(entry.row.id)}
                  verbs={verbs}
                  measure={virtual.measureElement}
                  index={index}
                  gap={gap}
                  place={entry.place}
                  of={found}
                  edges={entry.edges}
                />
              ))}
            </ul>
          ) : null}
        </section>
      ))}
    </div>
  );
}
