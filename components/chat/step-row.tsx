'use client';

import { clsx } from 'clsx';
import { useId } from 'react';
import { duration } from '#components/format/numbers.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { Check, LoaderCircle, Minus } from '#components/icons/icons.tsx';
import { part, usePartOrTell } from '#components/ui/part.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { StepView } from './run-view.ts';
import { stepWords } from './run-words.ts';

const states = {
  done: { Icon: Check, says: 'done', className: 'text-green' },
  running: { Icon: LoaderCircle, says: 'running', className: 'turning text-accent' },
  left: { Icon: Minus, says: 'not finished', className: 'text-ink-3' },
} as const;

/** What steps show when they are opened; it comes when a row is hovered or focused. */
const details = part(() => import('#components/steps/details.tsx').then((module) => module.Details));

interface Props {
  step: StepView;
  open: boolean;
  onToggle: () => void;
}

/** One step on one line of constant height; opened, it shows what was done and how each number came about. */
export function StepRow({ step, open, onToggle }: Props) {
  const id = useId();
  const Details = usePartOrTell(details, open, onToggle);
  const { Icon, says, className } = states[step.state];
  const { progress } = step;
  const share = progress?.total ? Math.min(1, progress.done / progress.total) : null;
  return (
    <li data-step={step.name} data-state={step.state}>
      <button
        type="button"
        data-nav
        disabled={!step.finished}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={onToggle}
        onPointerEnter={details.prepare}
        onFocus={details.prepare}
        className="relative grid h-8 w-full grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-2.5 rounded-md px-2 text-start text-sm transition-colors enabled:hover:bg-hover sm:grid-cols-[1rem_11rem_minmax(0,1fr)_auto]"
      >
        <Icon aria-label={says} size={14} strokeWidth={2} className={className} />
        <span className="truncate font-medium text-ink-2 max-sm:hidden">{step.name}</span>
        <span className="tabular truncate text-ink-2">
          <span className="font-medium sm:hidden">{step.name} </span>
          {showHidden(stepWords(step))}
        </span>
        <span className="tabular text-xs text-ink-3">
          {step.durationMs === null ? '' : duration(step.durationMs)}
        </span>
        {step.state === 'running' ? (
          <span
            aria-hidden
            className="absolute inset-x-2 bottom-0 h-0.5 overflow-hidden rounded-full bg-line"
          >
            {share === null ? (
              <span className="working-bar block size-full" />
            ) : (
              <span className="block h-full bg-accent" style={{ width: `${share * 100}%` }} />
            )}
          </span>
        ) : null}
      </button>
      {open && step.finished ? (
        <div
          id={id}
          className={clsx(
            'mb-2 ms-[0.95rem] flex flex-col gap-3 border-s border-line py-2 ps-5 pe-2 text-sm [overflow-wrap:anywhere]',
          )}
        >
          {Details ? <Details step={step.finished} /> : <Skeleton className="h-17" />}
        </div>
      ) : null}
    </li>
  );
}
