import type { Finding } from '#lib/contracts/findings.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import type { CitedEvidence } from './evidence-context.ts';

/** All evidence an answer can cite, each with the failed check that names it, if there is one. */
export function citeAnswer(
  answer: Pick<StepPayload<'Answer'>, 'evidence' | 'findings'>,
): Map<string, CitedEvidence> {
  const cited = new Map<string, CitedEvidence>();
  const failures = failedChecks(answer.findings);
  const all = [...answer.evidence, ...answer.findings.flatMap((finding) => finding.evidence)];
  for (const evidence of all) {
    if (!cited.has(evidence.id))
      cited.set(evidence.id, { evidence, failed: failures.get(evidence.id) ?? null });
  }
  return cited;
}

function failedChecks(findings: readonly Finding[]): Map<string, string> {
  const failures = new Map<string, string>();
  for (const check of findings.flatMap((finding) => finding.checks)) {
    if (check.passed) continue;
    for (const [id] of `${check.name} ${check.detail}`.matchAll(/\bE\d+\b/g)) {
      failures.set(id, `${check.name}: ${check.detail}`);
    }
  }
  return failures;
}
