import type { FinishedStep, StepName } from '#lib/contracts/steps.ts';
import type { AnyStep, RunContext } from './run-context.ts';
import { answer } from './steps/answer.ts';
import { auditedLogs } from './steps/audited-logs.ts';
import { checkedCache } from './steps/checked-cache.ts';
import { comparedWindows } from './steps/compared-windows.ts';
import { extractedParameters } from './steps/extracted-parameters.ts';
import { foundSimilarIssues } from './steps/found-similar-issues.ts';
import { groupedTraces } from './steps/grouped-traces.ts';
import { knownErrorPattern } from './steps/known-error-pattern.ts';
import { rankedCauses } from './steps/ranked-causes.ts';
import { remembered } from './steps/remembered.ts';
import { searchedLogs } from './steps/searched-logs.ts';
import { verificationResults } from './steps/verification-results.ts';
import { wordedAnswer } from './steps/worded-answer.ts';

/** The story of a run, in order. A new step is one file and one line here. */
export const story: readonly AnyStep[] = [
  extractedParameters,
  checkedCache,
  auditedLogs,
  searchedLogs,
  comparedWindows,
  groupedTraces,
  rankedCauses,
  foundSimilarIssues,
  knownErrorPattern,
  verificationResults,
  answer,
  wordedAnswer,
  remembered,
];

/** Where steps are written down. */
export interface Journal {
  /** Names of steps that an earlier worker finished. */
  has(name: StepName): boolean;
  /** `settled`: goes on only once everything up to here is stored. */
  begin(name: StepName, options?: { settled?: boolean }): Promise<void>;
  finish(step: FinishedStep): Promise<void>;
  /**
   * Does the work of a step, again if the store went away under it. A stop leaves it behind, unless it is `lasting`:
   * what goes on storing would come into the way of the last words.
   */
  attempt<T>(work: () => Promise<T>, options?: { lasting?: boolean }): Promise<T>;
}

/** Tells the story from the first step that is not written down yet. */
export async function analyzeStream(
  run: RunContext,
  journal: Journal,
  steps: readonly AnyStep[],
): Promise<void> {
  for (const step of steps) {
    if (journal.has(step.name)) continue;
    if (step.wanted && !(await journal.attempt(async () => step.wanted?.(run)))) continue;
    const { lasting = false } = step;
    await journal.begin(step.name, { settled: lasting });
    const work: () => Promise<unknown> = () => step.work(run);
    const payload = await journal.attempt(work, { lasting });
    await journal.finish({ name: step.name, payload } as FinishedStep);
  }
}
