'use client';

import Link from 'next/link';
import { useRef, useState } from 'react';
import { RateBar } from '#components/charts/rate-bar.tsx';
import { plural } from '#components/format/numbers.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { ArrowLeft, Download, Merge, Pencil } from '#components/icons/icons.tsx';
import { Facts } from '#components/steps/facts.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { Instant } from '#components/ui/instant.tsx';
import type { PatternPage } from '#lib/contracts/patterns.ts';
import { EditPattern } from './edit-pattern.tsx';
import { LineTester } from './line-tester.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { Occurrences } from './occurrences.tsx';
import { PatternWeeks } from './pattern-weeks.tsx';
import { StepList } from './step-list.tsx';

interface Props {
  page: PatternPage;
  others: { key: string; title: string }[];
}

/** One kind of error: what causes it, what to do, how often both came true, and how it is recognised. */
export function PatternView({ page, others }: Props) {
  const { pattern, weeks, formerKeys } = page;
  const [editing, setEditing] = useState(false);
  const [merging, setMerging] = useState(false);
  const edit = useRef<HTMLButtonElement>(null);
  const endEdit = () => {
    setEditing(false);
    requestAnimationFrame(() => edit.current?.focus());
  };
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-4 px-4 py-5 md:px-6">
        <Link href="/patterns" className="flex w-fit items-center gap-1 text-sm text-ink-3 hover:text-ink">
          <ArrowLeft aria-hidden size={14} />
          Patterns
        </Link>
        <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
          <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
            <div className="flex flex-wrap items-center gap-2">
              <h1 className="min-w-0 text-xl font-semibold tracking-tight [overflow-wrap:anywhere]">
                {showHidden(pattern.errorType)}
              </h1>
              <Chip>{showHidden(pattern.domain)}</Chip>
            </div>
            {pattern.title ? <p className="text-ink-2">{showHidden(pattern.title)}</p> : null}
          </div>
          {editing ? null : (
            <div className="flex flex-wrap gap-1.5">
              <a href={`/api/patterns/${pattern.id}/runbook`} download className={buttonClass()}>
                <Download aria-hidden size={14} />
                Runbook
              </a>
              {others.length > 0 ? (
                <Button onClick={() => setMerging(true)}>
                  <Merge aria-hidden size={14} />
                  Merge…
                </Button>
              ) : null}
              <Button ref={edit} onClick={() => setEditing(true)}>
                <Pencil aria-hidden size={14} />
                Edit
              </Button>
            </div>
          )}
        </header>
        {editing ? (
          <EditPattern pattern={pattern} onEnd={endEdit} />
        ) : (
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
            <div className="flex min-w-0 flex-col gap-4">
              <Card
                title="What to do"
                aside={pattern.steps.length > 1 ? 'the likeliest to help first' : null}
              >
                <StepList steps={pattern.steps} />
              </Card>
              <Card title="Typical causes">
                {pattern.causes.length > 0 ? (
                  <ul className="list-disc ps-4 marker:text-ink-3">
                    {pattern.causes.map((cause) => (
                      <li key={cause}>{showHidden(cause)}</li>
                    ))}
                  </ul>
                ) : (
                  <p className="text-sm text-ink-3">None is noted yet. Edit the pattern to add one.</p>
                )}
              </Card>
              <PatternWeeks weeks={weeks} />
              <Occurrences pattern={pattern} />
            </div>
            <div className="flex min-w-0 flex-col gap-4">
              <Card title="Figures">
                <div className="text-sm">
                  <Facts
                    facts={[
                      [
                        'Solved',
                        <RateBar
                          key="rate"
                          part={pattern.solved}
                          whole={pattern.tried}
                          none="nothing recorded"
                        />,
                      ],
                      ['Came', plural(pattern.occurrences, 'time')],
                      ['First', <Instant key="first" at={pattern.firstSeen} as="day" />],
                      ['Last', <Instant key="last" at={pattern.lastSeen} />],
                      pattern.editedAt ? ['Edited', <Instant key="edited" at={pattern.editedAt} />] : null,
                      formerKeys.length > 0 ? ['Merged', showHidden(formerKeys.join(', '))] : null,
                    ]}
                  />
                </div>
              </Card>
              <Card title="Recognised by">
                <Samples
                  samples={pattern.positiveSamples}
                  none="No sample lines yet. Edit the pattern to add some."
                />
                {pattern.negativeSamples.length > 0 ? (
                  <>
                    <h3 className="mt-3 mb-1 text-xs font-medium text-ink-3">It is something else with</h3>
                    <Samples samples={pattern.negativeSamples} none="" />
                  </>
                ) : null}
              </Card>
              <LineTester patternKey={pattern.key} />
            </div>
          </div>
        )}
        <MergeDialog open={merging} onOpenChange={setMerging} patternKey={pattern.key} others={others} />
      </div>
    </div>
  );
}

function Samples({ samples, none }: { samples: string[]; none: string }) {
  if (samples.length === 0) return <p className="text-sm text-ink-3">{none}</p>;
  return (
    <ul className="flex flex-col gap-1">
      {samples.map((sample) => (
        <li key={sample} className="machine rounded-sm bg-sunken px-2 py-1">
          {showHidden(sample)}
        </li>
      ))}
    </ul>
  );
}
