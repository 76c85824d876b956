import { CircleCheck, CircleX } from 'lucide-react';
import Link from 'next/link';
import { plural, share } from '#components/format/numbers.ts';
import { showHidden } from '#components/format/visible-text.ts';
import { Instant } from '#components/ui/instant.tsx';
import type { SimilarIssue } from '#lib/contracts/memory.ts';

/** Past investigations that look like this one: why, how each ended, and whether it shows today. */
export function SimilarList({ issues }: { issues: SimilarIssue[] }) {
  if (issues.length === 0) return null;
  return (
    <ol className="flex flex-col gap-3">
      {issues.map((issue) => (
        <li key={issue.analysisId} className="rounded-md border border-line bg-surface p-3 text-sm">
          <div className="flex items-baseline justify-between gap-3 text-xs text-ink-3">
            <Instant at={issue.at} as="ago" />
            <span className="tabular">{share(issue.score, 1)} alike</span>
          </div>
          <Link
            href={`/investigations/${issue.conversationId}`}
            className="font-medium text-ink hover:text-accent hover:underline"
          >
            {issue.title}
          </Link>
          {issue.why.length > 0 ? (
            <ul className="mt-1 list-disc ps-4 text-ink-2 marker:text-ink-3">
              {issue.why.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          ) : null}
          <Ending issue={issue} />
          {issue.seenNow ? (
            <p className="mt-1 text-ink-2">
              {issue.seenNow.lines > 0 ? (
                <>
                  In the logs at hand: {plural(issue.seenNow.lines, 'line')} of {issue.seenNow.templates} of
                  its {plural(issue.seenNow.of, 'template')}
                  {issue.seenNow.since ? (
                    <>
                      {' '}
                      since <Instant at={issue.seenNow.since} as="clock" />
                    </>
                  ) : null}
                </>
              ) : (
                'None of its templates occur in the logs at hand'
              )}
            </p>
          ) : null}
        </li>
      ))}
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
        {issue.resolution ? `: ${issue.resolution}` : ''}
        {times}
      </span>
    </p>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
