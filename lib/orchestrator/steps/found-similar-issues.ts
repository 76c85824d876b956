import { findSimilarIssues } from '#lib/memory/recall/find-similar-issues.ts';
import { asksMemory } from '../asks-memory.ts';
import type { Step } from '../run-context.ts';
import { seenInLogs } from '../seen-in-logs.ts';
import { runTimeZone } from '../understand-run.ts';

/** Past investigations like this one, by what the logs show when they were searched already. */
export const foundSimilarIssues: Step<'Found Similar Issues'> = {
  name: 'Found Similar Issues',
  wanted: (run) => !asksMemory(run),
  async work(run) {
    const { ctx, userId, conversationId, input, finished } = run;
    const parameters = finished('Extracted Parameters')?.parameters;
    const seen = seenInLogs(run);
    const { issues, whole } = parameters
      ? await findSimilarIssues(ctx, {
          userId,
          conversationId,
          queryText: input.text,
          parameters,
          findings: finished('Ranked Causes')?.findings ?? [],
          timeZone: await runTimeZone(run),
          ...(seen ? { seen } : {}),
        })
      : { issues: [], whole: true };
    const mostRecent = issues
      .map(({ at }) => at)
      .sort()
      .at(-1);
    return {
      count: issues.reduce((sum, { occurrences }) => sum + occurrences, 0),
      ...(mostRecent ? { mostRecent } : {}),
      traceIds: [...new Set(issues.flatMap(({ traceIds }) => traceIds))].slice(0, 3),
      issues,
      newestOnly: !whole,
    };
  },
};
