import { RecalledPattern } from '#components/similar/recalled-pattern.tsx';
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
      {payload.pattern ? <RecalledPattern pattern={payload.pattern} /> : null}
    </>
  ),
};
