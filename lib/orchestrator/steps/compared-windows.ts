import { asksForCauses } from '../analysis/asks-for-logs.ts';
import { foundCauses } from '../analysis/found-causes.ts';
import type { Step } from '../run-context.ts';

/** What is different from the good time. */
export const comparedWindows: Step<'Compared Windows'> = {
  name: 'Compared Windows',
  wanted: asksForCauses,
  async work(run) {
    return (await foundCauses(run)).report.compared;
  },
};
