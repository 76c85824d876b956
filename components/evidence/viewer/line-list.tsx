'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { useClock } from '#components/ui/instant.tsx';
import type { ViewLine } from '#lib/contracts/log-view.ts';
import { LineRow, type RowLook } from './line-row.tsx';
import type { LineSource } from './line-source.ts';
import { moveWindow, WINDOW_ROWS, windowAround } from './row-window.ts';

const rowHeight = 20;

interface Props {
  source: LineSource;
  label: string;
  /** Row that is current, -1 for none. */
  current: number;
  onCurrent: (row: number) => void;
  cited: { from: number; to: number } | null;
  look: Omit<RowLook, 'zone'>;
}

/** Rows of a source of any length; only what is in sight exists. */
export function LineList({ source, label, current, onCurrent, cited, look }: Props) {
  const { cache } = source;
  useSyncExternalStore(cache.subscribe, cache.version, cache.version);
  const { zone } = useClock();
  const box = useRef<HTMLDivElement>(null);
  const known = source.count();
  const count = source.complete() ? known : known + 1;
  const [base, setBase] = useState(() => windowAround(Math.max(0, current), count));
  const virtual = useVirtualizer({
    count: Math.min(WINDOW_ROWS, Math.max(0, count - base)),
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 30,
    getItemKey: (at) => base + at,
  });
  const items = virtual.getVirtualItems();
  const first = base + (items[0]?.index ?? 0);
  const last = base + (items.at(-1)?.index ?? 0);

  useEffect(() => {
    if (count > 0) cache.want(first, last);
  }, [cache, first, last, count]);

  // The window of rows moves along; what is in sight stays where it is.
  const shift = useRef<number | null>(null);
  useEffect(() => {
    const next = moveWindow(base, first, last, count);
    if (next === base) return;
    const top = box.current?.scrollTop ?? 0;
    shift.current = Math.max(0, top - (next - base) * rowHeight);
    setBase(next);
  }, [base, first, last, count]);
  useEffect(() => {
    if (shift.current === null) return;
    virtual.scrollToOffset(shift.current);
    shift.current = null;
  });

  const show = useEffectEvent((row: number) => {
    const inWindow = row >= base && row < base + WINDOW_ROWS;
    if (inWindow) virtual.scrollToIndex(row - base, { align: 'auto' });
    else {
      const next = windowAround(row, count);
      shift.current = Math.max(0, (row - next) * rowHeight - (box.current?.clientHeight ?? 0) / 2);
      setBase(next);
    }
  });
  const begin = useEffectEvent(() => {
    virtual.measure();
    if (current >= 0) virtual.scrollToIndex(Math.max(0, current - base), { align: 'center' });
  });
  useEffect(() => {
    if (current >= 0) show(current);
  }, [current]);
  const { wrap } = look;
  useEffect(() => {
    void source;
    void wrap;
    begin();
  }, [source, wrap]);

  const rowId = (row: number) => `line-row-${row}`;
  return (
    <div
      ref={box}
      tabIndex={0}
      role="listbox"
      aria-label={label}
      aria-activedescendant={current >= first && current <= last && current >= 0 ? rowId(current) : undefined}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain bg-sunken py-1 outline-offset-[-2px]"
    >
      <div className="relative min-w-full" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = base + item.index;
          const line = cache.row(row);
          const isCited = cited !== null && line !== undefined && isIn(line, cited);
          return (
            <div
              key={item.key}
              id={rowId(row)}
              data-index={item.index}
              data-line={line?.line}
              ref={wrap ? virtual.measureElement : undefined}
              role="option"
              tabIndex={-1}
              aria-selected={row === current}
              aria-setsize={source.complete() ? count : -1}
              aria-posinset={row + 1}
              aria-label={line ? describe(line) : `Line ${row + 1} is being read`}
              onClick={() => onCurrent(row)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') onCurrent(row);
              }}
              className={clsx(
                'absolute top-0 left-0 min-w-full cursor-default outline-none',
                wrap && 'w-full',
                row === current
                  ? 'bg-accent-soft before:absolute before:inset-y-0 before:start-0 before:z-[2] before:w-[3px] before:bg-accent'
                  : isCited
                    ? 'bg-accent-soft'
                    : 'bg-sunken',
              )}
              style={{
                transform: `translateY(${item.start}px)`,
                ...(wrap ? { minHeight: rowHeight } : { height: rowHeight }),
              }}
            >
              {line ? (
                <LineRow line={line} look={{ ...look, zone }} cited={isCited} />
              ) : (
                <span aria-hidden className="my-1.5 ms-24 block h-2 w-64 rounded-sm bg-hover" />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function isIn(line: ViewLine, cited: { from: number; to: number }): boolean {
  return line.line >= cited.from && line.line <= cited.to;
}

function describe(line: ViewLine): string {
  const level = line.level === 'none' ? '' : `, ${line.level}`;
  return `Line ${line.line}${level}: ${line.text.slice(0, 300)}`;
}
