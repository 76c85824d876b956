import type { Check } from '#lib/contracts/evidence.ts';
import type { Finding, Outcome } from '#lib/contracts/findings.ts';
import type { Claim, LineSource } from './claims.ts';
import { type CheckedClaim, verifyClaims } from './verify-claims.ts';

export interface Unverified {
  finding: Finding;
  claims: readonly Claim[];
}

export interface Verified {
  findings: Finding[];
  outcome: Outcome;
  passed: number;
  failed: number;
}

/** Checks shown per kind of claim; failed ones are always shown. */
const SHOWN_PER_KIND = 3;

/** Re-reads everything the findings claim and sets their outcome by rule. */
export async function verifyCauses(source: LineSource, causes: readonly Unverified[]): Promise<Verified> {
  const findings: Finding[] = [];
  let passed = 0;
  let failed = 0;
  for (const { finding, claims } of causes) {
    const checked = await verifyClaims(source, claims);
    const good = checked.filter(({ check }) => check.passed).length;
    passed += good;
    failed += checked.length - good;
    findings.push(settle(finding, checked));
  }
  const kept = findings
    .sort((a, b) => order(a) - order(b) || a.rank - b.rank)
    .map((finding, at) => ({ ...finding, rank: at + 1 }));
  return { findings: kept, outcome: kept[0]?.outcome ?? 'no fault', passed, failed };
}

/** A finding whose quotes do not stand goes behind those that do. */
function order(finding: Finding): number {
  return finding.checks.some((check) => !check.passed && /quoted|trace/.test(check.name)) ? 1 : 0;
}

/** Rules, not opinions: failed checks cost the outcome; nothing claimed confirms nothing. */
function settle(finding: Finding, checked: readonly CheckedClaim[]): Finding {
  const bad = checked.filter(({ check }) => !check.passed);
  const broken = bad.some(({ claim }) => claim.kind === 'quote' || claim.kind === 'edge');
  let { outcome, confidence } = finding;
  const against = [...finding.against];
  if (checked.length === 0) {
    outcome = 'inconclusive';
    confidence = Math.min(confidence, 0.3);
  } else if (bad.length > 0) {
    outcome =
      broken || bad.length > checked.length / 4
        ? 'inconclusive'
        : outcome === 'confirmed'
          ? 'likely'
          : outcome;
    confidence = Math.max(0.05, confidence * (1 - bad.length / checked.length) * (broken ? 0.5 : 0.9));
    against.push({
      text: `${bad.length} of ${checked.length} checks failed when the lines were read again.`,
      evidence: [],
    });
  }
  return { ...finding, outcome, confidence, against, checks: show(checked) };
}

function show(checked: readonly CheckedClaim[]): Check[] {
  const shown = new Map<string, number>();
  const checks: Check[] = [];
  for (const { check } of checked) {
    const count = shown.get(check.name) ?? 0;
    if (check.passed && count >= SHOWN_PER_KIND) continue;
    shown.set(check.name, count + 1);
    checks.push(check);
  }
  return checks.sort((a, b) => Number(a.passed) - Number(b.passed));
}
