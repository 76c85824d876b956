'use client';

import { type ReactNode, useEffect, useEffectEvent, useMemo } from 'react';
import { CircleAlert, CircleStop, PlugZap, RefreshCw, TriangleAlert } from '#components/icons/icons.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { RunWithEvents } from '#lib/contracts/conversations.ts';
import { AnswerActions } from './answer-actions.tsx';
import { AnswerView } from './answer-view.tsx';
import { InvestigationContext, useInvestigation } from './investigation-context.ts';
import { Question } from './question.tsx';
import { payloadOf, type RunView } from './run-view.ts';
import { announcement } from './run-words.ts';
import { StepsRail } from './steps-rail.tsx';
import { type RunConnection, useRun } from './use-run.ts';

interface Props {
  run: RunWithEvents;
  question: string;
  at: string;
  /** Only the newest run of a page holds a stream. */
  follow: boolean;
  /** Goes to other versions of the question. */
  versions?: ReactNode;
  onView: (runId: string, view: RunView) => void;
  onAskAgain: (
    question: string,
    parameters?: Parameters<ReturnType<typeof useInvestigation>['askAgain']>[0],
  ) => void;
  /** Asks the question in other words, in its place; absent while it is not stored. */
  onEdit?: ((text: string) => void) | undefined;
}

/** One question being answered: its steps, what is degraded, its answer. */
export function RunTurn({ run, question, at, follow, versions, onView, onAskAgain, onEdit }: Props) {
  const { view, connection } = useRun(run, follow);
  const page = useInvestigation();
  const report = useEffectEvent(onView);
  useEffect(() => report(run.run.id, view), [run.run.id, view]);
  const again = useEffectEvent(onAskAgain);
  const analysisId = payloadOf(view, 'Remembered')?.analysisId ?? null;
  const actions = useMemo(
    () => ({
      ...page,
      askAgain: (parameters?: Parameters<typeof page.askAgain>[0]) => again(question, parameters),
      analysisId,
    }),
    [page, question, analysisId],
  );
  const answer = payloadOf(view, 'Answer');
  const running = view.status === 'running';
  return (
    <InvestigationContext value={actions}>
      <article
        aria-label={question.slice(0, 80)}
        className="flex flex-col gap-4"
        data-run={run.run.id}
        data-status={view.status}
      >
        <Question
          text={question}
          at={at}
          aside={
            running ? null : (
              <IconButton
                icon={RefreshCw}
                small
                label="Ask this again"
                onClick={() => onAskAgain(question)}
              />
            )
          }
          versions={versions}
          {...(running || !onEdit ? {} : { onEdit })}
        />
        <StepsRail view={view} />
        <Notices view={view} connection={connection} follow={follow} onRetry={() => onAskAgain(question)} />
        <AnswerView view={view} />
        {answer && !running ? (
          <AnswerActions view={view} question={question} answer={answer} newest={follow} />
        ) : null}
        <div aria-live="polite" className="sr-only">
          {follow ? announcement(view) : ''}
        </div>
      </article>
    </InvestigationContext>
  );
}

function Notices({
  view,
  connection,
  follow,
  onRetry,
}: {
  view: RunView;
  connection: RunConnection;
  follow: boolean;
  onRetry: () => void;
}) {
  const running = view.status === 'running';
  return (
    <>
      {view.degraded.map((one) => (
        <Notice key={one.part} icon={<TriangleAlert aria-hidden size={14} className="text-amber" />}>
          {one.sentence}
        </Notice>
      ))}
      {running && follow && connection === 'reconnecting' ? (
        <Notice icon={<PlugZap aria-hidden size={14} className="text-amber" />}>
          Reconnecting… The run goes on meanwhile; nothing is lost.
        </Notice>
      ) : null}
      {running && connection === 'outdated' ? (
        <Notice icon={<PlugZap aria-hidden size={14} className="text-amber" />}>
          Loglore was updated while this page was open.
          <button type="button" className={buttonClass({ size: 'sm' })} onClick={() => location.reload()}>
            Reload
          </button>
        </Notice>
      ) : null}
      {view.status === 'stopped' ? (
        <Notice icon={<CircleStop aria-hidden size={14} className="text-ink-3" />}>
          <span className="flex-1">{view.sentence ?? 'Stopped. What was found until then is kept.'}</span>
          <Button size="sm" onClick={onRetry}>
            Ask again
          </Button>
        </Notice>
      ) : null}
      {view.status === 'failed' ? (
        <Notice icon={<CircleAlert aria-hidden size={14} className="text-red" />}>
          <span className="flex-1">
            {view.sentence ?? 'This run failed. Ask again; what was stored before is kept.'}
          </span>
          <Button size="sm" onClick={onRetry}>
            Try again
          </Button>
        </Notice>
      ) : null}
    </>
  );
}

function Notice({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div
      role="status"
      className="flex items-center gap-2 rounded-md border border-line bg-surface px-3 py-2 text-sm text-ink-2"
    >
      <span className="shrink-0">{icon}</span>
      {children}
    </div>
  );
}
