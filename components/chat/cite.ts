import type { Evidence } from '#lib/contracts/evidence.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import type { CitedEvidence } from './evidence-context.ts';

/** All evidence an answer can cite, each with the failed check of its lines, if there is one. */
export function citeAnswer(
  answer: Pick<StepPayload<'Answer'>, 'evidence' | 'findings'>,
): Map<string, CitedEvidence> {
  const cited = new Map<string, CitedEvidence>();
  const failed = answer.findings.flatMap(({ checks }) => checks).filter(({ passed }) => !passed);
  const all = [...answer.evidence, ...answer.findings.flatMap((finding) => finding.evidence)];
  for (const evidence of all) {
    if (cited.has(evidence.id)) continue;
    const check = failed.find(({ detail }) => isAbout(detail, evidence));
    cited.set(evidence.id, { evidence, failed: check ? `${check.name}: ${check.detail}` : null });
  }
  return cited;
}

/** A check begins with the place that it read again; what stands there is the log's, and names nothing. */
function isAbout(detail: string, { file, fromLine, toLine }: Evidence): boolean {
  if (!detail.startsWith(`${file}:`)) return false;
  const line = /^\d+/.exec(detail.slice(file.length + 1))?.[0];
  return line !== undefined && Number(line) >= fromLine && Number(line) <= toLine;
}
