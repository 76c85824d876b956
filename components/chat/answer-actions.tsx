'use client';

import { useRef, useState } from 'react';
import { rateAnswer } from '#app/actions/feedback.ts';
import { recordOutcome } from '#app/actions/memory.ts';
import { CircleCheck, FileDown, GitFork, RotateCcw, ThumbsDown, ThumbsUp } from '#components/icons/icons.tsx';
import { useKeyLabel, useShortcut } from '#components/shell/shortcuts.tsx';
import { askOrTell } from '#components/ui/ask-or-tell.ts';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Keys } from '#components/ui/keys.tsx';
import { part, usePartOrTell } from '#components/ui/part.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import { answerAsMarkdown } from './answer-text.ts';
import { useInvestigation } from './investigation-context.ts';
import { OutcomeNotes } from './outcome-notes.tsx';
import { payloadOf, type RunView } from './run-view.ts';

const outcomeForm = part(() => import('./outcome-form.tsx').then((module) => module.OutcomeForm));

interface Props {
  view: RunView;
  question: string;
  answer: StepPayload<'Answer'>;
  /** The newest answer of the investigation: how it ended is noted here. */
  newest: boolean;
}

/** What can be done with an answer. */
export function AnswerActions({ view, question, answer, newest }: Props) {
  const { conversationId, status, outcomes, ratings, fork, refresh } = useInvestigation();
  const [open, setOpen] = useState(false);
  const OutcomeForm = usePartOrTell(outcomeForm, open, () => setOpen(false));
  const [learned, setLearned] = useState<string[]>([]);
  const [rated, setRated] = useState<1 | -1 | null>(null);
  const solve = useRef<HTMLButtonElement>(null);
  const keyLabel = useKeyLabel();
  useShortcut('solved', () => setOpen(true), newest);

  const messageId = payloadOf(view, 'Remembered')?.messageId ?? null;
  const rating = rated ?? (messageId ? ratings[messageId] : undefined);
  const close = () => {
    setOpen(false);
    solve.current?.focus();
  };
  const rate = async (wanted: 1 | -1) => {
    if (!messageId) return;
    const before = rated;
    setRated(wanted);
    const kept = await askOrTell(rateAnswer({ messageId, rating: wanted }), 'the rating was not kept');
    if (kept === undefined) setRated(before);
  };
  const cameBack = async () => {
    const noted = await askOrTell(
      recordOutcome({ conversationId, outcome: 'reopened' }),
      'nothing was noted',
    );
    if (!noted) return;
    setLearned(noted.sentences);
    refresh();
  };
  const solved = status === 'solved';
  return (
    <fieldset
      aria-label="What to do with this answer"
      {...outcomeForm.near}
      className="min-w-0 flex flex-col gap-3"
    >
      {newest ? <OutcomeNotes notes={outcomes} /> : null}
      {newest && open && OutcomeForm ? (
        <OutcomeForm
          suggestions={fixesBefore(view)}
          onClose={close}
          onRecorded={(sentences) => {
            setLearned(sentences);
            close();
          }}
        />
      ) : null}
      {learned.length > 0 ? (
        <p role="status" className="text-sm text-ink-2">
          {learned.join(' ')}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-1.5">
        {newest ? (
          <Button ref={solve} size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            <CircleCheck aria-hidden size={14} className="text-green" />
            {solved ? 'Add what was done' : 'Mark solved'}
            <span className="max-sm:hidden">
              <Keys keys={keyLabel('solved')} />
            </span>
          </Button>
        ) : null}
        {newest && solved ? (
          <Button size="sm" look="quiet" onClick={cameBack}>
            <RotateCcw aria-hidden size={14} />
            It came back
          </Button>
        ) : null}
        <CopyButton small label="Copy as Markdown" text={() => answerAsMarkdown(question, answer)} />
        {answer.findings.length > 0 ? (
          <a
            href={`/api/conversations/${conversationId}/runbook`}
            download
            className={buttonClass({ look: 'quiet', size: 'sm' })}
          >
            <FileDown aria-hidden size={14} strokeWidth={1.75} />
            Runbook
          </a>
        ) : null}
        {messageId ? (
          <>
            <Button size="sm" look="quiet" onClick={() => fork(messageId)}>
              <GitFork aria-hidden size={14} strokeWidth={1.75} />
              Fork
            </Button>
            <span className="ms-auto flex">
              <IconButton
                small
                icon={ThumbsUp}
                label="This answer helped"
                aria-pressed={rating === 1}
                className={rating === 1 ? 'bg-accent-soft text-accent' : ''}
                onClick={() => rate(1)}
              />
              <IconButton
                small
                icon={ThumbsDown}
                label="This answer did not help"
                aria-pressed={rating === -1}
                className={rating === -1 ? 'bg-accent-soft text-accent' : ''}
                onClick={() => rate(-1)}
              />
            </span>
          </>
        ) : null}
      </div>
    </fieldset>
  );
}

const mostSuggested = 4;

/** What helped with such trouble before: the pattern's steps, then what fixed similar issues. */
function fixesBefore(view: RunView): string[] {
  const steps = payloadOf(view, 'Known Error Pattern')?.pattern?.steps ?? [];
  const issues = payloadOf(view, 'Found Similar Issues')?.issues ?? [];
  const worked = steps.filter((step) => step.worked >= step.failed && step.worked > 0);
  const fixes = [
    ...worked.map(({ text }) => text),
    ...issues.flatMap(({ solved, resolution }) => (solved && resolution ? [resolution] : [])),
  ];
  return [...new Set(fixes)].slice(0, mostSuggested);
}
