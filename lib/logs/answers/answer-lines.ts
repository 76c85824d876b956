import type { CauseInput } from '../causes/cause-types.ts';
import { buildFrame } from '../causes/frame.ts';
import { answerCount } from './answer-count.ts';
import { answerList } from './answer-list.ts';
import { answerTimeline } from './answer-timeline.ts';
import { answerTrace } from './answer-trace.ts';
import type { LinesAnswer } from './answer-types.ts';

/**
 * Answers questions that ask for lines or numbers. Undefined for the others: a cause is `findCauses`' work,
 * and history is memory's.
 */
export function answerLines(input: CauseInput): LinesAnswer | undefined {
  const { intent } = input.parameters;
  switch (intent) {
    case 'list':
    case 'explain':
      return answerList(frameOf(input), input.parameters);
    case 'count':
      return answerCount(frameOf(input), input.parameters);
    case 'timeline':
      return answerTimeline(frameOf(input), input.parameters);
    case 'trace':
      return answerTrace(frameOf(input), input.parameters);
    case 'diagnose':
    case 'compare':
    case 'recall':
    case 'statistics':
    case 'outcome':
    case 'preference':
    case 'help':
    case 'discuss':
      return undefined;
    default:
      return intent satisfies never;
  }
}

function frameOf(input: CauseInput) {
  return buildFrame(input.window, input.baselines ?? [], input.parameters);
}
