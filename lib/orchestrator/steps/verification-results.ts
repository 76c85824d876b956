import { asksForLogs } from '../analysis/asks-for-logs.ts';
import { runAnalysis } from '../analysis/run-analysis.ts';
import type { Step } from '../run-context.ts';

/** Everything said so far, read again from the store and counted again; rules set the outcome. */
export const verificationResults: Step<'Verification Results'> = {
  name: 'Verification Results',
  wanted: asksForLogs,
  async work(run) {
    const { analysis } = await runAnalysis(run);
    const verified = await analysis.checked;
    const example = run.finished('Grouped Traces')?.example;
    return {
      outcome: verified.outcome,
      traceIds: example ? [example.traceId] : [],
      findings: verified.findings,
      errorPattern: verified.findings[0]?.pattern ?? null,
      checksPassed: verified.passed,
      checksFailed: verified.failed,
    };
  },
};
