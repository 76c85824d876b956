import { RecalledPattern } from '#components/similar/recalled-pattern.tsx';
import type { StepDetail } from './step-types.ts';

export const knownErrorPattern: StepDetail<'Known Error Pattern'> = ({ payload }) => (
  <>
    <p className="text-ink-2">{payload.why}</p>
    {payload.pattern ? <RecalledPattern pattern={payload.pattern} /> : null}
  </>
);
