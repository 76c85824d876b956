import { clsx } from 'clsx';
import { duration } from '#components/format/numbers.ts';
import { CircleX } from '#components/icons/icons.tsx';
import type { StepPayload } from '#lib/contracts/steps.ts';

type Example = NonNullable<StepPayload<'Grouped Traces'>['example']>;

/** Spans of one request under each other on one time axis; the failing one carries a mark and a word. */
export function Waterfall({ example }: { example: Example }) {
  const origin = originOf(example.spans);
  const end = Math.max(1, ...example.spans.map((span) => span.startMs + span.durationMs));
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="text-xs text-ink-3">
        Request <code className="machine text-xs">{example.traceId}</code>, {duration(end)}
        {origin ? (
          <>
            {' '}
            · failed first in <span className="font-medium text-red">{origin.service}</span>
          </>
        ) : null}
      </figcaption>
      <ol className="flex flex-col">
        {example.spans.map((span) => (
          <li
            key={`${span.service} ${span.startMs} ${span.line ?? ''} ${span.depth}`}
            className="grid min-h-6 grid-cols-[minmax(6rem,11rem)_1fr_auto] items-center gap-2 text-sm"
          >
            <span
              className={clsx(
                'flex items-center gap-1 truncate',
                span === origin ? 'font-medium text-red' : 'text-ink-2',
              )}
              style={{ paddingInlineStart: `${Math.min(span.depth, 6) * 10}px` }}
            >
              {span.failed ? <CircleX aria-hidden size={13} className="shrink-0 text-red" /> : null}
              <span className="truncate">{span.service}</span>
              {span.failed ? (
                <span className="sr-only">{span === origin ? ' failed first' : ' failed'}</span>
              ) : null}
            </span>
            <span aria-hidden className="relative h-3 rounded-sm bg-sunken">
              <span
                className={clsx(
                  'absolute inset-y-0 rounded-sm',
                  span === origin
                    ? 'bg-red'
                    : span.failed
                      ? 'border border-red bg-red-soft'
                      : 'bg-line-strong',
                )}
                style={{
                  left: `${(span.startMs / end) * 100}%`,
                  width: `max(3px, ${(span.durationMs / end) * 100}%)`,
                }}
              />
            </span>
            <span className="tabular text-end text-xs text-ink-3">{duration(span.durationMs)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** The deepest span that failed: those above it failed because of it. */
function originOf(spans: Example['spans']): Example['spans'][number] | undefined {
  return spans
    .filter((span) => span.failed)
    .reduce<Example['spans'][number] | undefined>(
      (deepest, span) => (deepest && deepest.depth >= span.depth ? deepest : span),
      undefined,
    );
}
