import type { FinishedStep, StepName } from '#lib/contracts/steps.ts';
import { answer } from './answer.tsx';
import { auditedLogs } from './audited-logs.tsx';
import { checkedCache } from './checked-cache.tsx';
import { comparedWindows } from './compared-windows.tsx';
import { extractedParameters } from './extracted-parameters.tsx';
import { foundSimilarIssues } from './found-similar-issues.tsx';
import { groupedTraces } from './grouped-traces.tsx';
import { knownErrorPattern } from './known-error-pattern.tsx';
import { rankedCauses } from './ranked-causes.tsx';
import { remembered } from './remembered.tsx';
import { searchedLogs } from './searched-logs.tsx';
import type { StepDetail } from './step-types.ts';
import { verificationResults } from './verification-results.tsx';
import { wordedAnswer } from './worded-answer.tsx';

/** A new step in the contracts does not compile until it stands here. */
const details: { [N in StepName]: StepDetail<N> } = {
  'Extracted Parameters': extractedParameters,
  'Checked Cache': checkedCache,
  'Found Similar Issues': foundSimilarIssues,
  'Known Error Pattern': knownErrorPattern,
  'Audited Logs': auditedLogs,
  'Searched Logs': searchedLogs,
  'Compared Windows': comparedWindows,
  'Grouped Traces': groupedTraces,
  'Ranked Causes': rankedCauses,
  'Verification Results': verificationResults,
  Answer: answer,
  'Worded Answer': wordedAnswer,
  Remembered: remembered,
};

/** What was done in a step, and how each number came about. */
export function Details({ step }: { step: FinishedStep }) {
  const Detail = details[step.name] as StepDetail<StepName>;
  return <Detail payload={step.payload} />;
}
