'use client';

import { clsx } from 'clsx';
import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react';
import { histogram } from '#app/actions/logs.ts';
import { BarPicture } from '#components/charts/bar-picture.tsx';
import { count, plural } from '#components/format/numbers.ts';
import { clock, span as words } from '#components/format/times.ts';
import { askServer } from '#components/ui/ask-server.ts';
import { Button } from '#components/ui/button.tsx';
import { useClock } from '#components/ui/instant.tsx';
import { Problem } from '#components/ui/problem.tsx';
import type { LevelBars } from '#lib/contracts/log-view.ts';
import { nudgeEdge, type TimeMark, type TimeWindow, windowBetween } from './time-window.ts';

/** Worse levels stand on the axis, where they are seen however few they are. */
const layers = [
  { levels: ['fatal', 'error'], className: 'fill-red', name: 'errors' },
  { levels: ['warn'], className: 'fill-amber', name: 'warnings' },
  { levels: ['none', 'trace', 'debug', 'info'], className: 'fill-line-strong', name: 'other' },
] as const;

interface Props {
  logSetId: string;
  file: string | null;
  window: TimeWindow | null;
  onWindow: (window: TimeWindow | null) => void;
  onAskWindow?: ((window: TimeWindow) => void) | undefined;
  marks: readonly TimeMark[];
}

/** Lines over time by level. Dragging over it chooses a window; its edges move by arrow keys. */
export function Histogram({ logSetId, file, window, onWindow, onAskWindow, marks }: Props) {
  const { zone, now } = useClock();
  const [bars, setBars] = useState<LevelBars | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  useEffect(() => {
    void attempt;
    let gone = false;
    const counted = histogram({ logSetId, ...(file === null ? {} : { file }), bars: 120 });
    void askServer(counted, 'nothing was counted').then((got) => {
      if (gone) return;
      setBars(got.ok ? got.value : null);
      setProblem(got.ok ? null : got.error.sentence);
    });
    return () => {
      gone = true;
    };
  }, [logSetId, file, attempt]);

  if (problem)
    return (
      <div className="px-3 py-2">
        <Problem says={`No picture over time: ${problem}`} onRetry={() => setAttempt(attempt + 1)} />
      </div>
    );
  if (!bars)
    return (
      // As high as the picture with its caption: the lines below stay where they are.
      <div aria-hidden className="shrink-0 px-3 pt-2 pb-9">
        <div className="h-10 rounded-sm bg-hover" />
      </div>
    );

  const sums = layers.map(({ levels }) =>
    sumOf(
      bars.levels
        .filter(({ level }) => (levels as readonly string[]).includes(level))
        .map((one) => one.counts),
    ),
  );
  const stacks = sums.map((_, index) => sumOf(sums.slice(0, index + 1)));
  const most = Math.max(1, ...(stacks.at(-1) ?? []));
  const start = Date.parse(bars.from);
  const length = Math.max(1, Date.parse(bars.to) - start);
  const shareOf = (iso: string) => Math.min(1, Math.max(0, (Date.parse(iso) - start) / length));
  const shown = drag ?? (window ? { from: shareOf(window.from), to: shareOf(window.to) } : null);
  const totals = sums.map((one) => one.reduce((all, value) => all + value, 0));
  const says = `${plural(
    totals.reduce((a, b) => a + b, 0),
    'record',
  )} over time, ${plural(totals[0] ?? 0, 'error')}, ${plural(totals[1] ?? 0, 'warning')}`;

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const box = event.currentTarget;
    const place = (at: { clientX: number }) => {
      const { left, width: wide } = box.getBoundingClientRect();
      return (at.clientX - left) / wide;
    };
    const from = place(event);
    box.setPointerCapture(event.pointerId);
    const move = (at: globalThis.PointerEvent) => setDrag(sorted(from, place(at)));
    const stop = () => {
      box.removeEventListener('pointermove', move);
      box.removeEventListener('pointerup', end);
      box.removeEventListener('pointercancel', stop);
      setDrag(null);
    };
    const end = (at: globalThis.PointerEvent) => {
      stop();
      onWindow(windowBetween(bars, from, place(at)));
    };
    box.addEventListener('pointermove', move);
    box.addEventListener('pointerup', end);
    box.addEventListener('pointercancel', stop);
  };
  const whole = { from: bars.from, to: bars.to };
  const nudge = (edge: keyof TimeWindow) => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onWindow(nudgeEdge(bars, window ?? whole, edge, by * (event.shiftKey ? 10 : 1)));
  };
  const edge = (name: keyof TimeWindow, label: string) => {
    const at = (window ?? whole)[name];
    return (
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={start}
        aria-valuemax={start + length}
        aria-valuenow={Date.parse(at)}
        aria-valuetext={clock(new Date(at), zone)}
        onKeyDown={nudge(name)}
        className="absolute inset-y-0 w-1 -translate-x-0.5 rounded-sm focus-visible:bg-accent"
        style={{ left: `${shareOf(at) * 100}%` }}
      />
    );
  };

  return (
    <figure aria-label="Lines over time" className="flex shrink-0 flex-col gap-1 px-3 py-2">
      <div
        data-histogram
        onPointerDown={onPointerDown}
        className="relative h-10 cursor-crosshair touch-none border-b border-line-strong select-none"
      >
        <BarPicture
          says={says}
          width={600}
          height={40}
          most={most}
          layers={layers
            .map(({ name, className }, index) => ({ name, className, values: stacks[index] ?? [] }))
            .reverse()}
        />
        {marks
          .filter(({ at }) => Date.parse(at) >= start && Date.parse(at) <= start + length)
          .map(({ at, says: word, bad }) => (
            <div
              key={`${at} ${word}`}
              data-mark
              title={`${word}: ${clock(new Date(at), zone)}`}
              className={clsx(
                'absolute inset-y-0',
                bad ? 'border-s-2 border-red' : 'border-s border-dashed border-ink',
              )}
              style={{ left: `${shareOf(at) * 100}%` }}
            />
          ))}
        {shown ? (
          <div
            aria-hidden
            className="absolute inset-y-0 border-x border-accent bg-accent/15"
            style={{
              left: `${shown.from * 100}%`,
              width: `${Math.max(0.4, (shown.to - shown.from) * 100)}%`,
            }}
          />
        ) : null}
        {edge('from', 'Start of the window')}
        {edge('to', 'End of the window')}
      </div>
      <figcaption className="tabular flex min-h-6 items-center justify-between gap-x-3 text-xs whitespace-nowrap text-ink-3">
        <span>{clock(new Date(bars.from), zone)}</span>
        {window ? (
          <span className="flex flex-wrap items-center justify-center gap-1">
            <span className="text-accent">
              {words(new Date(window.from), new Date(window.to), zone, now)}
            </span>
            {onAskWindow ? (
              <Button look="quiet" size="sm" onClick={() => onAskWindow(window)}>
                Ask again for this window
              </Button>
            ) : null}
          </span>
        ) : (
          <span className="min-w-0 truncate" title="Drag over the bars to choose a window">
            <span className="text-red">▲ {count(totals[0] ?? 0)}</span>{' '}
            <span className="text-amber">● {count(totals[1] ?? 0)}</span> · drag for a window
          </span>
        )}
        <span>{clock(new Date(bars.to), zone)}</span>
      </figcaption>
      <table className="sr-only">
        <caption>Lines over time</caption>
        <thead>
          <tr>
            <th>From</th>
            {layers.map(({ name }) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(sums[0] ?? []).map((_, bar) => {
            const at = start + bar * bars.barMs;
            return (
              <tr key={at}>
                <td>{clock(new Date(at), zone)}</td>
                {layers.map(({ name }, index) => (
                  <td key={name}>{count(sums[index]?.[bar] ?? 0)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </figure>
  );
}

function sumOf(lists: readonly (readonly number[])[]): number[] {
  const length = Math.max(0, ...lists.map((one) => one.length));
  return Array.from({ length }, (_, at) => lists.reduce((sum, one) => sum + (one[at] ?? 0), 0));
}

const sorted = (a: number, b: number) => {
  const [from, to] = [Math.min(a, b), Math.max(a, b)].map((one) => Math.min(1, Math.max(0, one)));
  return { from: from!, to: to! };
};
