import type { Finding } from '#lib/contracts/findings.ts';
import { type Parameters, parametersSchema } from '#lib/contracts/parameters.ts';
import type { FinishedAnalysis } from '../analyses/finished-analysis.ts';

/** A finding as the verifier hands it over. */
export function finding(change: Partial<Finding> & Pick<Finding, 'title' | 'pattern'>): Finding {
  return {
    rank: 1,
    explanation: `${change.title}.`,
    component: { kind: 'service', name: 'poller' },
    outcome: 'confirmed',
    confidence: 0.9,
    for: [],
    against: [],
    next: [],
    evidence: [],
    checks: [],
    templates: [],
    ...change,
  };
}

/** An analysis that came to its end. */
export function finished(
  change: Omit<Partial<FinishedAnalysis>, 'parameters'> &
    Pick<FinishedAnalysis, 'conversationId' | 'userId'> & { parameters?: Partial<Parameters> },
): FinishedAnalysis {
  return {
    runId: null,
    queryText: 'Why are events stale?',
    scope: {},
    traceIds: [],
    findings: [],
    outcome: 'confirmed',
    templates: [],
    services: [],
    exceptions: [],
    ...change,
    parameters: parametersSchema.parse(change.parameters ?? {}),
  };
}
