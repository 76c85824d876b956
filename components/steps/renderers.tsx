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
import type { StepRenderer } from './renderer.ts';
import { searchedLogs } from './searched-logs.tsx';
import { verificationResults } from './verification-results.tsx';
import { wordedAnswer } from './worded-answer.tsx';

/** Every step has its renderer: a new one in the contracts does not compile until it stands here. */
const renderers: { [N in StepName]: StepRenderer<N> } = {
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

function rendererOf<N extends StepName>(step: { name: N }): StepRenderer<N> {
  return renderers[step.name];
}

export function summarise<N extends StepName>(step: FinishedStep & { name: N }): string {
  return rendererOf<N>(step).summary(step.payload as Parameters<StepRenderer<N>['summary']>[0]);
}

export function StepDetail({ step }: { step: FinishedStep }) {
  const { Detail } = rendererOf(step) as StepRenderer<StepName>;
  return <Detail payload={step.payload} />;
}
