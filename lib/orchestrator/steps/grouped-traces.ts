import { asksForCauses } from '../analysis/asks-for-logs.ts';
import { foundCauses } from '../analysis/found-causes.ts';
import type { Step } from '../run-context.ts';

/** Requests followed from service to service. */
export const groupedTraces: Step<'Grouped Traces'> = {
  name: 'Grouped Traces',
  wanted: asksForCauses,
  async work(run) {
    return (await foundCauses(run)).report.traces;
  },
};
