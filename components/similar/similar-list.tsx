'use client';

import Link from 'next/link';
import { useRef, useState } from 'react';
import { useInvestigation } from '#components/chat/investigation-context.ts';
import { share } from '#components/format/numbers.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { CircleCheck, CircleX, Columns2, EqualNot } from '#components/icons/icons.tsx';
import { Button } from '#components/ui/button.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { part, usePartOrTell } from '#components/ui/part.ts';
import type { SimilarIssue } from '#lib/contracts/memory.ts';

const beside = part(() => import('./beside-view.tsx').then((module) => module.BesideView));

/** Past investigations that look like this one: why, how each ended, and whether it shows today. */
export function SimilarList({ issues }: { issues: SimilarIssue[] }) {
  const { unlike, tellUnlike } = useInvestigation();
  const [besideId, setBesideId] = useState<string | null>(null);
  /** The button that takes the place of the one just pressed, and with it the focus. */
  const next = useRef('');
  const takeFocus = (name: string) => (button: HTMLButtonElement | null) => {
    if (!button || next.current !== name) return;
    next.current = '';
    button.focus();
  };
  const tell = (id: string, isUnlike: boolean) => {
    next.current = `${isUnlike ? 'undo' : 'tell'} ${id}`;
    void tellUnlike(id, isUnlike);
  };
  const BesideView = usePartOrTell(beside, besideId !== null, () => setBesideId(null));
  if (issues.length === 0) return null;
  if (besideId && BesideView) return <BesideView id={besideId} onBack={() => setBesideId(null)} />;
  return (
    <ol className="flex flex-col gap-3">
      {issues.map((issue) =>
        unlike.has(issue.conversationId) ? (
          <li
            key={issue.analysisId}
            className="flex items-center gap-2 rounded-md border border-line px-3 py-1 text-sm text-ink-3"
          >
            <EqualNot aria-hidden size={14} className="shrink-0" />
            <span className="min-w-0 flex-1 truncate">Not the same: {showHidden(issue.title)}</span>
            <Button
              ref={takeFocus(`undo ${issue.conversationId}`)}
              look="quiet"
              size="sm"
              onClick={() => tell(issue.conversationId, false)}
            >
              Undo
            </Button>
          </li>
        ) : (
          <li key={issue.analysisId} className="rounded-md border border-line bg-surface p-3 text-sm">
            <div className="flex items-baseline justify-between gap-3 text-xs text-ink-3">
              <Instant at={issue.at} as="ago" />
              <span className="tabular">{share(issue.score, 1)} alike</span>
            </div>
            <Link
              href={`/investigations/${issue.conversationId}`}
              className="font-medium text-ink [overflow-wrap:anywhere] hover:text-accent hover:underline"
            >
              {showHidden(issue.title)}
            </Link>
            <Ending issue={issue} />
            {issue.why.length > 0 ? (
              <ul className="mt-1 list-disc ps-4 text-ink-2 marker:text-ink-3">
                {issue.why.map((why) => (
                  <li key={why} className="[overflow-wrap:anywhere]">
                    {showHidden(why)}
                  </li>
                ))}
              </ul>
            ) : null}
            <div className="mt-2 flex flex-wrap gap-1.5">
              <Button
                size="sm"
                onPointerEnter={beside.prepare}
                onClick={() => setBesideId(issue.conversationId)}
              >
                <Columns2 aria-hidden size={14} strokeWidth={1.75} />
                Open beside
              </Button>
              <Button
                ref={takeFocus(`tell ${issue.conversationId}`)}
                look="quiet"
                size="sm"
                onClick={() => tell(issue.conversationId, true)}
              >
                Not the same
              </Button>
            </div>
          </li>
        ),
      )}
    </ol>
  );
}

function Ending({ issue }: { issue: SimilarIssue }) {
  const times = issue.occurrences > 1 ? `, ${issue.occurrences} times so far` : '';
  if (issue.solved === null) {
    return (
      <p className="mt-1 text-ink-3">
        {capital(issue.outcome)}
        {times}
        {issue.resolution ? (
          <>
            ; what helped such trouble: <span className="text-ink">{showHidden(issue.resolution)}</span>
          </>
        ) : (
          '; nobody recorded what helped'
        )}
      </p>
    );
  }
  const Icon = issue.solved ? CircleCheck : CircleX;
  return (
    <p className="mt-1 flex items-start gap-1.5">
      <Icon
        aria-hidden
        size={14}
        className={`mt-[3px] shrink-0 ${issue.solved ? 'text-green' : 'text-amber'}`}
      />
      <span>
        {issue.solved ? 'Solved' : 'Not solved'}
        {issue.resolution ? `: ${showHidden(issue.resolution)}` : ''}
        {times}
      </span>
    </p>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
