'use client';

import { clsx } from 'clsx';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useClock } from '#components/ui/instant.tsx';
import type { ViewLine } from '#lib/contracts/log-view.ts';
import { LineRow, type RowLook } from './line-row.tsx';
import type { LineSource } from './line-source.ts';
import { rowHeight, useRowWindow } from './use-row-window.ts';

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
  const { wrap } = look;
  const isRead = current >= 0 && cache.row(current) !== undefined;
  const rows = useRowWindow({ box, count, current, isRead, wrap, source });
  const { base, items, height, measure, first, last } = rows;
  useEffect(() => {
    if (count > 0 && first !== null && last !== null) cache.want(first, last);
  }, [cache, first, last, count]);
  const isLaidOut = first !== null && last !== null && current >= first && current <= last;

  const rowId = (row: number) => `line-row-${row}`;
  return (
    <div
      ref={box}
      tabIndex={0}
      role="listbox"
      aria-label={label}
      aria-activedescendant={isLaidOut ? rowId(current) : undefined}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain bg-sunken py-1 outline-offset-[-2px]"
    >
      {/* Rows of another window are measured anew. */}
      <div key={wrap ? base : 0} className="relative min-w-full" style={{ height }}>
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
              ref={wrap ? measure : undefined}
              role="option"
              tabIndex={-1}
              aria-selected={row === current}
              aria-setsize={source.complete() ? count : -1}
              aria-posinset={row + 1}
              aria-label={line ? describe(line) : `Line ${row + 1} is being read`}
              onClick={() => {
                // Rows go when one scrolls on: the keys stay with the list.
                box.current?.focus({ preventScroll: true });
                onCurrent(row);
              }}
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
