import type { ReactNode } from 'react';
import type { StepName, StepPayload } from '#lib/contracts/steps.ts';

export interface DetailProps<N extends StepName> {
  payload: StepPayload<N>;
}

/** How one step is shown: the one thing worth knowing on its row, and all of it when opened. */
export interface StepRenderer<N extends StepName> {
  summary: (payload: StepPayload<N>) => string;
  Detail: (props: DetailProps<N>) => ReactNode;
}
