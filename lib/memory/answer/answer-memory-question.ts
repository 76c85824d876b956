import type { MemoryQuestion } from '#lib/contracts/memory-question.ts';
import { byOutcome } from './by-outcome.ts';
import { countInvestigations } from './count-investigations.ts';
import { keepsFailing } from './keeps-failing.ts';
import { lastTime } from './last-time.ts';
import { listEntities } from './list-entities.ts';
import { listInvestigations } from './list-investigations.ts';
import type { Asked, MemoryAnswer } from './memory-answer.ts';
import { mostCommon } from './most-common.ts';
import { noteOutcome } from './note-outcome.ts';
import { notePreference } from './note-preference.ts';
import { questionsAsked } from './questions-asked.ts';
import { seenBefore } from './seen-before.ts';
import { timeToResolve } from './time-to-resolve.ts';
import { whatFixed } from './what-fixed.ts';
import { whatWasWrong } from './what-was-wrong.ts';
import { whoInvestigated } from './who-investigated.ts';

/** Answers a question from history: exact, with links, and "I don't know" when nothing is there. */
export async function answerMemoryQuestion(
  asked: Omit<Asked, 'question'>,
  question: MemoryQuestion,
): Promise<MemoryAnswer> {
  switch (question.kind) {
    case 'what_was_wrong':
      return whatWasWrong({ ...asked, question });
    case 'seen_before':
      return seenBefore({ ...asked, question });
    case 'what_fixed':
      return whatFixed({ ...asked, question });
    case 'list_entities':
      return listEntities({ ...asked, question });
    case 'list_investigations':
      return listInvestigations({ ...asked, question });
    case 'most_common':
      return mostCommon({ ...asked, question });
    case 'keeps_failing':
      return keepsFailing({ ...asked, question });
    case 'time_to_resolve':
      return timeToResolve({ ...asked, question });
    case 'questions_asked':
      return questionsAsked({ ...asked, question });
    case 'count_investigations':
      return countInvestigations({ ...asked, question });
    case 'last_time':
      return lastTime({ ...asked, question });
    case 'who_investigated':
      return whoInvestigated({ ...asked, question });
    case 'by_outcome':
      return byOutcome({ ...asked, question });
    case 'record_outcome':
      return noteOutcome({ ...asked, question });
    case 'set_preference':
      return notePreference({ ...asked, question });
    default:
      return question satisfies never;
  }
}
