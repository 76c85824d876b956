import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { bytes, duration, plural, share } from '#components/format/numbers.ts';
import { showHidden } from '#components/format/visible-text.ts';
import {
  CirclePause,
  FileText,
  type Icon,
  PlugZap,
  RotateCw,
  TriangleAlert,
  X,
} from '#components/icons/icons.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import type { Attachment } from './attachments.ts';
import { timeLeft } from './upload/speed.ts';

interface Props {
  attachments: Attachment[];
  onRemove: (id: string) => void;
  onRetry: (id: string) => void;
}

/** The logs that go with the question: on their way, stopped, ready, or why not. */
export function AttachmentList({ attachments, onRemove, onRetry }: Props) {
  if (attachments.length === 0) return null;
  return (
    <ul aria-label="Attached logs" className="flex max-h-48 flex-wrap gap-1.5 overflow-y-auto px-3 pt-3">
      {attachments.map((one) => (
        <AttachmentRow
          key={one.id}
          attachment={one}
          onRemove={() => onRemove(one.id)}
          onRetry={() => onRetry(one.id)}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  attachment: Attachment;
  onRemove: () => void;
  onRetry: () => void;
}

function AttachmentRow({ attachment, onRemove, onRetry }: RowProps) {
  const { name, state } = attachment;
  switch (state.kind) {
    case 'taking': {
      const done = attachment.bytes > 0 ? state.sent / attachment.bytes : 1;
      return (
        <Row
          icon={state.phase === 'offline' ? PlugZap : FileText}
          attachment={attachment}
          wide
          removes={`Cancel ${name}`}
          onRemove={onRemove}
          said={
            <span
              role={state.phase === 'offline' ? 'status' : undefined}
              className={state.phase === 'offline' ? 'text-amber' : undefined}
            >
              {progressWords(attachment.bytes, state)}
            </span>
          }
        >
          <progress
            aria-label={`${name} is being sent`}
            max={1}
            value={done}
            className="absolute inset-x-0 bottom-0 h-0.5 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
          />
        </Row>
      );
    }
    case 'interrupted':
      return (
        <Row
          icon={CirclePause}
          attachment={attachment}
          wide
          removes={`Forget ${name}`}
          onRemove={onRemove}
          said={`stopped at ${share(state.sent, attachment.bytes)}; drop or choose it again to go on`}
        />
      );
    case 'ready': {
      const problems = state.taken.kind === 'stored' ? state.taken.problems : [];
      return (
        <Row
          icon={problems.length > 0 ? TriangleAlert : FileText}
          attachment={attachment}
          wide={problems.length > 0}
          removes={`Remove ${name}`}
          onRemove={onRemove}
          said={
            state.taken.kind === 'stored'
              ? `${plural(state.taken.lines, 'line')}, ${bytes(attachment.bytes)}`
              : bytes(attachment.bytes)
          }
        >
          {problems.length > 0 ? <Problems problems={problems} /> : null}
        </Row>
      );
    }
    case 'failed':
      return (
        <li
          role="alert"
          className="flex w-full items-center gap-1.5 rounded-md border border-red bg-red-soft py-0.5 ps-2 text-sm text-red"
        >
          <TriangleAlert aria-hidden size={13} className="shrink-0" />
          <span className="min-w-0 flex-1 py-1 [overflow-wrap:anywhere]">{showHidden(state.problem)}</span>
          {state.canRetry ? (
            <Button size="sm" onClick={onRetry}>
              <RotateCw aria-hidden size={12} />
              Try again
            </Button>
          ) : null}
          <RemoveButton label={`Remove ${name}`} onRemove={onRemove} />
        </li>
      );
    default:
      return state satisfies never;
  }
}

interface PlainRowProps {
  icon: Icon;
  attachment: Attachment;
  said: ReactNode;
  wide: boolean;
  removes: string;
  onRemove: () => void;
  children?: ReactNode;
}

function Row({ icon: Icon, attachment, said, wide, removes, onRemove, children }: PlainRowProps) {
  return (
    <li
      className={clsx(
        'relative min-h-7 max-w-full overflow-hidden rounded-md border border-line bg-canvas ps-2 text-sm text-ink-2',
        wide && 'w-full',
      )}
    >
      <div className="flex items-center gap-1.5">
        <Icon aria-hidden size={13} className="shrink-0" />
        <span className={clsx('min-w-0 truncate', wide ? 'max-w-[50%]' : 'max-w-52')}>
          {showHidden(attachment.name)}
        </span>
        <span className={clsx('tabular min-w-0 truncate text-xs text-ink-3', wide && 'flex-1 text-end')}>
          {said}
        </span>
        <RemoveButton label={removes} onRemove={onRemove} />
      </div>
      {children}
    </li>
  );
}

function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      aria-label={showHidden(label)}
      onClick={onRemove}
      className={buttonClass({ look: 'quiet', size: 'icon-sm' })}
    >
      <X aria-hidden size={12} />
    </button>
  );
}

/** What could not be read; the rest is used. */
function Problems({ problems }: { problems: string[] }) {
  const [first, ...more] = problems;
  return (
    <div role="status" className="pe-2 pb-1 text-xs text-amber [overflow-wrap:anywhere]">
      <p>{showHidden(first ?? '')}</p>
      {more.length > 0 ? (
        <details>
          <summary className="w-fit rounded-sm">and {plural(more.length, 'more problem')}</summary>
          <ul>
            {more.map((problem) => (
              <li key={problem}>{showHidden(problem)}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <p className="text-ink-3">The rest is used.</p>
    </div>
  );
}

function progressWords(
  total: number,
  { phase, sent, speed }: Extract<Attachment['state'], { kind: 'taking' }>,
): string {
  switch (phase) {
    case 'offline':
      return `${share(sent, total)} · no connection; it goes on by itself`;
    case 'reading':
      return 'sent; the last lines are being read';
    case 'sending': {
      const left = timeLeft(total, sent, speed);
      return [
        `${share(sent, total)} of ${bytes(total)}`,
        ...(speed === null ? [] : [`${bytes(speed)}/s`]),
        ...(left === null ? [] : [`${duration(left)} left`]),
      ].join(' · ');
    }
    default:
      return phase satisfies never;
  }
}
