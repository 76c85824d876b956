import type { Intent } from '#lib/contracts/parameters.ts';
import type { RunContext } from './run-context.ts';

/** True for questions that history answers, for words about an outcome or a preference, and for questions about the last answer: no logs are needed. */
export function asksMemory({ finished }: Pick<RunContext, 'finished'>): boolean {
  const intent: Intent = finished('Extracted Parameters')?.parameters.intent ?? 'diagnose';
  switch (intent) {
    case 'recall':
    case 'statistics':
    case 'outcome':
    case 'preference':
    case 'help':
    case 'discuss':
      return true;
    case 'diagnose':
    case 'list':
    case 'count':
    case 'timeline':
    case 'compare':
    case 'trace':
    case 'explain':
      return false;
    default:
      return intent satisfies never;
  }
}
