import { RateBar } from '#components/charts/rate-bar.tsx';
import { showHidden } from '#components/format/visible-text.ts';
import type { ResolutionStep } from '#lib/contracts/memory.ts';

export function StepList({ steps }: { steps: ResolutionStep[] }) {
  if (steps.length === 0) {
    return (
      <p className="text-sm text-ink-3">
        Nobody recorded what helps. Mark an investigation of this pattern as solved, or edit the pattern.
      </p>
    );
  }
  return (
    <ol className="flex flex-col">
      {steps.map((step, at) => (
        <li
          key={step.text}
          className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-2 last:border-0"
        >
          <span aria-hidden className="tabular w-4 shrink-0 text-sm text-ink-3">
            {at + 1}
          </span>
          <span className="min-w-0 flex-1 basis-52">{showHidden(step.text)}</span>
          <span className="sm:w-44">
            <RateBar part={step.worked} whole={step.worked + step.failed} />
          </span>
        </li>
      ))}
    </ol>
  );
}
