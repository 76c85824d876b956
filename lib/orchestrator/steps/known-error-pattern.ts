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
    const findings = finished('Ranked Causes')?.findings ?? [];
    return lookUpPattern(ctx, {
      userId,
      keys: findings.map(({ pattern }) => pattern),
      templates: [
        ...(seenInLogs(run)?.templates ?? []),
        ...findings.flatMap(({ templates }) => templates.map((text) => ({ text }))),
      ],
      errorCodes: parameters?.errorCodes ?? [],
      issues: finished('Found Similar Issues')?.issues ?? [],
      ...(parameters?.domain === undefined ? {} : { domain: parameters.domain }),
    });
  },
};
