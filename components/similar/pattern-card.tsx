import Link from 'next/link';
import { count, plural, share } from '#components/format/numbers.ts';
import { Facts } from '#components/steps/facts.tsx';
import { Instant } from '#components/ui/instant.tsx';
import type { PatternInfo } from '#lib/contracts/memory.ts';

/** One entry of the reference memory: what causes it, what helped and how often. */
export function PatternCard({ pattern }: { pattern: PatternInfo }) {
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p className="font-medium">
        <Link href={`/patterns/${pattern.id}`} className="hover:text-accent hover:underline">
          {pattern.errorType}
        </Link>{' '}
        <span className="font-normal text-ink-3">in {pattern.domain}</span>
      </p>
      <Facts
        facts={[
          [
            'Solved',
            pattern.tried === 0 || pattern.successRate === null
              ? 'no outcome recorded yet'
              : `${count(pattern.solved)} of ${count(pattern.tried)} (${share(pattern.solved, pattern.tried)})`,
          ],
          ['Seen', plural(pattern.occurrences, 'time')],
          ['Last', <Instant key="at" at={pattern.lastSeen} as="ago" />],
        ]}
      />
      {pattern.causes.length > 0 ? (
        <section>
          <h3 className="mb-1 text-xs font-medium text-ink-3">Typical causes</h3>
          <ul className="list-disc ps-4 marker:text-ink-3">
            {pattern.causes.map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {pattern.steps.length > 0 ? (
        <section>
          <h3 className="mb-1 text-xs font-medium text-ink-3">What was done</h3>
          <ol className="flex list-decimal flex-col gap-1 ps-5 marker:text-ink-3">
            {pattern.steps.map((step) => (
              <li key={step.text}>
                {step.text}
                {step.worked + step.failed > 0 ? (
                  <span className="tabular text-ink-3">
                    {' '}
                    helped {step.worked} of {step.worked + step.failed}
                  </span>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </div>
  );
}
