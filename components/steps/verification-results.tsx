import { OutcomeBadge } from '#components/ui/outcome-badge.tsx';
import { Checks } from './checks.tsx';
import type { StepDetail } from './step-types.ts';

export const verificationResults: StepDetail<'Verification Results'> = ({ payload }) => (
  <>
    <OutcomeBadge outcome={payload.outcome} />
    <p className="text-ink-2">
      Every cited line was read again from the store and every number computed again.
      {payload.traceIds.length > 0 ? ` Requests looked at: ${payload.traceIds.slice(0, 5).join(', ')}.` : ''}
    </p>
    {payload.findings.map((finding) => (
      <section key={finding.rank} className="flex flex-col gap-1">
        <h3 className="font-medium">{finding.title}</h3>
        <Checks checks={finding.checks} />
      </section>
    ))}
  </>
);
