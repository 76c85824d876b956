import type { RunContext } from '../run-context.ts';
import { runSets } from './run-sets.ts';

/** Whether log lines answer the question: what it asks for, and whether there are any. */
export async function asksForLogs(run: RunContext): Promise<boolean> {
  const intent = run.finished('Extracted Parameters')?.parameters.intent;
  switch (intent) {
    case 'diagnose':
    case 'list':
    case 'count':
    case 'timeline':
    case 'compare':
    case 'trace':
    case 'explain':
      return (await runSets(run)).logs.length > 0;
    case 'recall':
    case 'statistics':
    case 'outcome':
    case 'preference':
    case 'help':
    case 'discuss':
    case undefined:
      return false;
    default:
      return intent satisfies never;
  }
}

/** Whether it asks for a cause or a difference, rather than for lines or numbers. */
export async function asksForCauses(run: RunContext): Promise<boolean> {
  const intent = run.finished('Extracted Parameters')?.parameters.intent;
  return (intent === 'diagnose' || intent === 'compare') && (await asksForLogs(run));
}
