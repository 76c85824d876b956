import type { AuditItem } from '#lib/contracts/findings.ts';
import type { Step } from '../run-context.ts';
import { countLines } from './count-lines.ts';

/** What there is to look at, before anything is concluded from it. */
export const auditedLogs: Step<'Audited Logs'> = {
  name: 'Audited Logs',
  wanted: ({ input }) => Boolean(input.pasted) || input.logSetIds.length > 0,
  async work({ input, signal, progress }) {
    const { coverage, items, levels } = await countLines(input.pasted ?? '', {
      signal,
      progress: (done) => progress({ done, total: null, unit: 'lines' }),
    });
    const loud = ['fatal', 'error', 'warn'].flatMap((name) =>
      levels[name] ? [`${levels[name]} ${name}`] : [],
    );
    const summary: AuditItem[] =
      loud.length > 0
        ? [{ kind: 'levels', severity: 'note', sentence: `Lines by level: ${loud.join(', ')}.` }]
        : [];
    return { items: [...items, ...summary], coverage };
  },
};
