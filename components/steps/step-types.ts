import type { ReactNode } from 'react';
import type { StepName, StepPayload } from '#lib/contracts/steps.ts';

/** All of a step, shown when its row is opened. */
export type StepDetail<N extends StepName> = (props: { payload: StepPayload<N> }) => ReactNode;
