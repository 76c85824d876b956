import type { Evidence } from '#lib/contracts/evidence.ts';
import type { Finding, Outcome, Table } from '#lib/contracts/findings.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import { answerLines } from './answers/answer-lines.ts';
import type { LinesAnswer } from './answers/answer-types.ts';
import { numberEvidence } from './answers/number-evidence.ts';
import type { CauseInput, CauseReport } from './causes/cause-types.ts';
import { findCauses } from './causes/find-causes.ts';
import type { Claim, LineSource } from './verify/claims.ts';
import { verifyCauses } from './verify/verify-causes.ts';
import { verifyClaims } from './verify/verify-claims.ts';

export interface Analysis {
  /** Whether the question asked for a cause or for lines and numbers. */
  asked: 'cause' | 'lines';
  /** Null for a question that asked for lines: those have no cause to judge. */
  outcome: Outcome | null;
  /** Plain Markdown. */
  answer: string;
  findings: Finding[];
  tables: Table[];
  /** What the answer cites; each finding has its own besides. */
  evidence: Evidence[];
  /** How sure the answer as a whole is, 0..1. */
  confidence: number;
  claims: Claim[];
  checksPassed: number;
  checksFailed: number;
  compared?: StepPayload<'Compared Windows'>;
  traces?: StepPayload<'Grouped Traces'>;
}

/** How often an answer of lines, and "no fault", was right where the right one was known. */
const SURE = { linesFound: 0.85, noLines: 0.6, noFault: 0.8 } as const;

/** What is known before the checks begin. */
export type Unchecked =
  | { asked: 'lines'; lines: LinesAnswer }
  | { asked: 'cause'; report: CauseReport; findings: Finding[] };

/** Answers a question on loaded logs and checks the answer against the lines again. */
export async function analyzeEvents(
  input: CauseInput,
  source: LineSource,
  onFound: (found: Unchecked) => void = () => undefined,
): Promise<Analysis> {
  const lines = answerLines(input);
  if (lines) {
    onFound({ asked: 'lines', lines });
    const checked = await verifyClaims(source, lines.claims);
    const passed = checked.filter(({ check }) => check.passed).length;
    return {
      asked: 'lines',
      outcome: null,
      answer: lines.text,
      findings: [],
      tables: lines.tables,
      evidence: lines.evidence,
      confidence: lines.matched > 0 ? SURE.linesFound : SURE.noLines,
      claims: lines.claims,
      checksPassed: passed,
      checksFailed: checked.length - passed,
    };
  }
  const report = findCauses(input);
  const numbered = numberEvidence(report.causes.map(({ finding }) => finding));
  onFound({ asked: 'cause', report, findings: numbered });
  const verified = await verifyCauses(
    source,
    report.causes.map(({ claims }, at) => ({ finding: numbered[at]!, claims })),
  );
  const first = verified.findings[0];
  return {
    asked: 'cause',
    outcome: verified.outcome,
    answer: first ? `${first.title}\n${first.explanation}` : report.summary,
    findings: verified.findings,
    tables: [],
    evidence: first?.evidence ?? [],
    confidence: first?.confidence ?? SURE.noFault,
    claims: report.causes.flatMap((cause) => [...cause.claims]),
    checksPassed: verified.passed,
    checksFailed: verified.failed,
    compared: report.compared,
    traces: report.traces,
  };
}
