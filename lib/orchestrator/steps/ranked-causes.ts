import { asksForCauses } from '../analysis/asks-for-logs.ts';
import { foundCauses } from '../analysis/found-causes.ts';
import type { Step } from '../run-context.ts';

/** The causes that come into question, before what they say is checked. */
export const rankedCauses: Step<'Ranked Causes'> = {
  name: 'Ranked Causes',
  wanted: asksForCauses,
  async work(run) {
    return { findings: (await foundCauses(run)).findings };
  },
};
