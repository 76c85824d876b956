'use client';

import { CircleAlert, LoaderCircle } from '#components/icons/icons.tsx';
import { Button } from '#components/ui/button.tsx';
import { Question } from './question.tsx';

interface Props {
  text: string;
  /** Why it could not be asked; null while it is on its way. */
  problem: string | null;
  onRetry: () => void;
}

/** A question that was sent and has no run yet: it stands there at once. */
export function PendingTurn({ text, problem, onRetry }: Props) {
  return (
    <article aria-label={text.slice(0, 80)} className="flex flex-col gap-4">
      <Question text={text} at={null} />
      {problem ? (
        <div
          role="alert"
          className="flex items-center gap-3 rounded-md border border-line bg-surface px-3 py-2 text-sm"
        >
          <CircleAlert aria-hidden size={14} className="shrink-0 text-red" />
          <span className="flex-1">{problem}</span>
          <Button size="sm" onClick={onRetry}>
            Send again
          </Button>
        </div>
      ) : (
        <p role="status" className="flex h-8 items-center gap-2.5 text-sm text-ink-3">
          <LoaderCircle aria-hidden size={14} className="turning text-accent" />
          Sending
        </p>
      )}
    </article>
  );
}
