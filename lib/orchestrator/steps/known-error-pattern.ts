import { lookUpPattern } from '#lib/memory/patterns/look-up-pattern.ts';
import { asksMemory } from '../asks-memory.ts';
import type { Step } from '../run-context.ts';
import { seenInLogs } from '../seen-in-logs.ts';

/** What the reference memory knows about an error like this. */
export const knownErrorPattern: Step<'Known Error Pattern'> = {
  name: 'Known Error Pattern',
  wanted: (run) => !asksMemory(run),
  async work(run) {
    const { ctx, userId, finished } = run;
    const parameters = finished('Extracted Parameters')?.parameters;
    return lookUpPattern(ctx, {
      userId,
      keys: (finished('Ranked Causes')?.findings ?? []).map(({ pattern }) => pattern),
      templates: seenInLogs(run)?.templates ?? [],
      errorCodes: parameters?.errorCodes ?? [],
      issues: finished('Found Similar Issues')?.issues ?? [],
      ...(parameters?.domain === undefined ? {} : { domain: parameters.domain }),
    });
  },
};
