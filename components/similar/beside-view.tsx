'use client';

import Link from 'next/link';
import { useCallback, useEffect, useRef, useState } from 'react';
import { readBeside } from '#app/actions/conversations.ts';
import { Markdown } from '#components/chat/markdown.tsx';
import { OutcomeNotes } from '#components/chat/outcome-notes.tsx';
import { showHidden } from '#components/format/visible-text.ts';
import { ArrowLeft } from '#components/icons/icons.tsx';
import { askServer } from '#components/ui/ask-server.ts';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { OutcomeBadge } from '#components/ui/outcome-badge.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { BesideInvestigation } from '#lib/contracts/conversations.ts';

/** A past investigation beside the current one: what was asked, found and done. */
export function BesideView({ id, onBack }: { id: string; onBack: () => void }) {
  const [found, setFound] = useState<BesideInvestigation | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const back = useRef<HTMLButtonElement>(null);
  const load = useCallback(async () => {
    setProblem(null);
    const got = await askServer(readBeside(id), 'this investigation was not read');
    if (got.ok) setFound(got.value);
    else setProblem(got.error.sentence);
  }, [id]);
  useEffect(() => {
    back.current?.focus();
    void load();
  }, [load]);
  return (
    <section aria-label="Beside this one" className="flex flex-col gap-3 text-sm">
      <Button ref={back} look="quiet" size="sm" className="w-fit" onClick={onBack}>
        <ArrowLeft aria-hidden size={14} />
        Similar issues
      </Button>
      {problem ? (
        <div>
          <Empty title="It cannot be shown">{problem}</Empty>
          <Button size="sm" onClick={load}>
            Try again
          </Button>
        </div>
      ) : found ? (
        <>
          <header className="flex flex-col gap-1">
            <Link
              href={`/investigations/${id}`}
              className="font-semibold [overflow-wrap:anywhere] hover:text-accent hover:underline"
            >
              {showHidden(found.question)}
            </Link>
            <p className="flex flex-wrap items-center gap-2 text-xs text-ink-3">
              <Instant at={found.conversation.createdAt} />
              {found.conversation.outcome ? <OutcomeBadge outcome={found.conversation.outcome} /> : null}
            </p>
          </header>
          <OutcomeNotes notes={found.outcomes} />
          {found.answer ? <Markdown text={found.answer} /> : <p className="text-ink-3">No answer yet.</p>}
          {found.causes.length > 0 ? (
            <ol className="flex list-decimal flex-col gap-1 ps-5 marker:text-ink-3">
              {found.causes.map((cause) => (
                <li key={cause.rank} className="[overflow-wrap:anywhere]">
                  {showHidden(cause.title)} <span className="text-ink-3">{cause.outcome}</span>
                </li>
              ))}
            </ol>
          ) : null}
        </>
      ) : (
        <div role="status" className="flex flex-col gap-2">
          <span className="sr-only">Opening it</span>
          <Skeleton className="h-6" />
          <Skeleton className="h-40" />
        </div>
      )}
    </section>
  );
}
