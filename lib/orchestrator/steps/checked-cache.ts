import { asksForLogs } from '../analysis/asks-for-logs.ts';
import { runAnalysis } from '../analysis/run-analysis.ts';
import type { Step } from '../run-context.ts';

/** Whether the same was asked of the same lines before. When not, the work on them begins here. */
export const checkedCache: Step<'Checked Cache'> = {
  name: 'Checked Cache',
  wanted: asksForLogs,
  async work(run) {
    const { key, storedAt } = await runAnalysis(run);
    return { hit: storedAt !== null, key, ...(storedAt === null ? {} : { storedAt }) };
  },
};
