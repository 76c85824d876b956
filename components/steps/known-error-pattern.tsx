import { PatternCard } from '#components/similar/pattern-card.tsx';
import type { StepRenderer } from './renderer.ts';

export const knownErrorPattern: StepRenderer<'Known Error Pattern'> = {
  summary: ({ pattern }) => {
    if (!pattern) return 'none yet';
    return pattern.tried > 0
      ? `${pattern.errorType}, solved ${pattern.solved} of ${pattern.tried}`
      : `${pattern.errorType}, no outcome recorded yet`;
  },
  Detail: ({ payload }) => (
    <>
      <p className="text-ink-2">{payload.why}</p>
      {payload.pattern ? <PatternCard pattern={payload.pattern} /> : null}
    </>
  ),
};
