import { asksForLogs } from '../analysis/asks-for-logs.ts';
import { runAnalysis } from '../analysis/run-analysis.ts';
import type { Step } from '../run-context.ts';

/** The lines that were read, and what they hold. */
export const searchedLogs: Step<'Searched Logs'> = {
  name: 'Searched Logs',
  wanted: asksForLogs,
  async work(run) {
    return (await runAnalysis(run)).analysis.searched;
  },
};
