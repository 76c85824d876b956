import type { Answered } from './answer-case.ts';

export interface Case {
  id: string;
  question: string;
  logs: string[];
  baseline?: string[];
  expect: {
    root_cause_service?: string;
    /** With two faults at once either may come first, and both have to be among the first three. */
    second_root_cause?: string;
    polarity?: string;
    first_finding_matches_all?: string[];
    evidence_lines?: Record<string, { first_hits: number[] }>;
  };
}

export interface Verdict {
  right: boolean;
  got: string;
  expected: string;
  top1?: boolean;
  top3?: boolean;
  passed?: boolean;
  evidence?: boolean;
  healthy?: boolean;
  falseAlarms?: boolean;
}

const NEAR_LINES = 3;

export function judgeCase(one: Case, answered: Answered): Verdict {
  const { expect } = one;
  const first = answered.findings[0];
  const firstText = first ? `${first.title}\n${first.explanation}` : '';
  if (expect.root_cause_service !== undefined) {
    const names = answered.findings.slice(0, 3).map((finding) => finding.component.name);
    const second = expect.second_root_cause;
    const top1 =
      second === undefined
        ? names[0] === expect.root_cause_service
        : names.includes(expect.root_cause_service) && names.includes(second);
    return {
      right: top1,
      top1,
      top3: names.includes(expect.root_cause_service),
      evidence:
        first?.evidence.some((one) => one.text.includes(expect.root_cause_service as string)) ?? false,
      got: `${answered.findings
        .slice(0, 3)
        .map((finding) => `${finding.component.name} (${finding.confidence})`)
        .join(', ')}\n${firstText}`,
      expected: expect.root_cause_service,
    };
  }
  const text =
    answered.asked === 'lines' || !first
      ? `${answered.answer}\n${answered.asked === 'lines' ? '' : firstText}`
      : firstText;
  const wanted = expect.first_finding_matches_all ?? [];
  const missing = wanted.filter((source) => !new RegExp(source, 'i').test(text));
  const verdict: Verdict = {
    right: missing.length === 0,
    passed: missing.length === 0,
    got: text,
    expected: missing.join('  &  '),
  };
  if (expect.polarity === 'healthy') {
    verdict.healthy = answered.outcome === 'no fault';
    verdict.falseAlarms = !verdict.healthy;
    verdict.right &&= verdict.healthy;
  }
  if (expect.evidence_lines) {
    const hits = Object.values(expect.evidence_lines).flatMap((one) => one.first_hits);
    verdict.evidence = (first?.evidence ?? []).some((one) =>
      hits.some((hit) => hit >= one.fromLine - NEAR_LINES && hit <= one.toLine + NEAR_LINES),
    );
  }
  return verdict;
}
