import { asksForLogs } from '../analysis/asks-for-logs.ts';
import { auditSets } from '../analysis/audit-sets.ts';
import { runAnalysis } from '../analysis/run-analysis.ts';
import { runSets } from '../analysis/run-sets.ts';
import type { Step } from '../run-context.ts';

/** What there is to look at and what is wrong with it as input, before anything is concluded from it. */
export const auditedLogs: Step<'Audited Logs'> = {
  name: 'Audited Logs',
  wanted: asksForLogs,
  async work(run) {
    const [sets, { analysis }] = await Promise.all([runSets(run), runAnalysis(run)]);
    return auditSets(sets.logs, {
      timeRange: run.finished('Extracted Parameters')?.parameters.timeRange,
      limits: await analysis.limits,
    });
  },
};
