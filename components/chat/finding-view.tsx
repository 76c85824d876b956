import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { count, share } from '#components/format/numbers.ts';
import { ChevronRight } from '#components/icons/icons.tsx';
import { Checks } from '#components/steps/checks.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { OutcomeBadge } from '#components/ui/outcome-badge.tsx';
import type { Argument, Finding } from '#lib/contracts/findings.ts';
import { CitedText } from './cited-text.tsx';
import { EvidenceMark } from './evidence-mark.tsx';

interface Props {
  finding: Finding;
  first: boolean;
  /** Its explanation stands above, as the answer's first words. */
  told: boolean;
}

/** One candidate cause: what it is, what speaks for and against it, what to look at next. */
export function FindingView({ finding, first, told }: Props) {
  const { explanation } = finding;
  const isSaid = (argument: Argument) => explanation.includes(argument.text);
  // The reasons are the explanation, sentence by sentence: one of both is enough, and none where it stands above.
  const reasons = told ? finding.for.filter((one) => !isSaid(one)) : finding.for;
  const explained = told || (finding.for.length > 0 && finding.for.some(isSaid));
  const passed = finding.checks.filter((check) => check.passed).length;
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <details open={first} className="group">
        <summary
          data-nav
          className="-mx-2 flex list-none items-start gap-2 rounded-md px-2 py-1 hover:bg-hover"
        >
          <span className="tabular w-5 shrink-0 text-end font-semibold text-ink-3">{finding.rank}</span>
          <span className="flex min-w-0 flex-1 flex-wrap items-start gap-x-3 gap-y-1">
            <span className="min-w-0 flex-1 basis-64">
              <span className="block font-medium">{finding.title}</span>
              <span className="tabular block text-sm text-ink-3">
                {finding.component.name} · {share(finding.confidence, 1)}
                {finding.since ? (
                  <>
                    {' '}
                    · since <Instant at={finding.since} as="clock" />
                  </>
                ) : null}
                {finding.affected
                  ? ` · ${count(finding.affected.count)} of ${count(finding.affected.of)} ${finding.affected.unit}`
                  : ''}
              </span>
            </span>
            <OutcomeBadge outcome={finding.outcome} />
          </span>
          <ChevronRight
            aria-hidden
            size={15}
            className="mt-1 shrink-0 text-ink-3 transition-transform group-open:rotate-90"
          />
        </summary>
        <div className="flex flex-col gap-3 ps-7 pt-1">
          {explanation && !explained ? (
            <p className="text-ink-2">
              <CitedText text={explanation} />
            </p>
          ) : null}
          <Arguments head="For" list={reasons} />
          <Arguments head="Against" list={finding.against} />
          {finding.next.length > 0 ? (
            <Part head="Check next">
              <ul className="list-disc ps-4 marker:text-ink-3">
                {finding.next.map((next) => (
                  <li key={next}>{next}</li>
                ))}
              </ul>
            </Part>
          ) : null}
          {finding.checks.length > 0 ? (
            <details className="group/checks text-sm">
              <summary
                className={clsx(
                  'flex w-fit list-none items-center gap-1 rounded-sm',
                  passed < finding.checks.length ? 'text-red' : 'text-ink-3',
                )}
              >
                <ChevronRight
                  aria-hidden
                  size={13}
                  className="transition-transform group-open/checks:rotate-90"
                />
                {passed} of {finding.checks.length} checks passed
              </summary>
              <div className="pt-2">
                <Checks checks={finding.checks} />
              </div>
            </details>
          ) : null}
        </div>
      </details>
    </li>
  );
}

function Part({ head, children }: { head: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-3 gap-y-0.5 sm:grid-cols-[5.5rem_1fr]">
      <h3 className="text-sm leading-6 text-ink-3">{head}</h3>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

function Arguments({ head, list }: { head: string; list: Argument[] }) {
  if (list.length === 0) return null;
  return (
    <Part head={head}>
      <ul className="flex flex-col gap-0.5">
        {list.map((argument) => (
          <li key={argument.text}>
            {argument.text}{' '}
            {argument.evidence.map((id) => (
              <EvidenceMark key={id} id={id} />
            ))}
          </li>
        ))}
      </ul>
    </Part>
  );
}
