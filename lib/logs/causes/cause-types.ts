import type { Component, Finding, Outcome } from '#lib/contracts/findings.ts';
import type { Parameters } from '#lib/contracts/parameters.ts';
import type { StepPayload } from '#lib/contracts/steps.ts';
import type { Events } from '../events.ts';
import type { Claim } from '../verify/claims.ts';

export interface CauseInput {
  window: Events;
  /** Logs of a time known to be good; a stretch before the instant asked about is used as well. */
  baselines?: readonly Events[];
  parameters: Parameters;
  /** Since when the stored timeline shows more trouble: for when the lines themselves show no change point. */
  onset?: number | null;
}

/** A finding before verification: its sentences rest on claims that code can check again. */
export interface Cause {
  finding: Finding;
  claims: readonly Claim[];
}

export interface CauseReport {
  /** Before verification; `decideOutcome` has the last word. */
  outcome: Outcome;
  causes: readonly Cause[];
  /** The sentence for an answer without findings, and what speaks for it. */
  summary: string;
  compared: StepPayload<'Compared Windows'>;
  traces: StepPayload<'Grouped Traces'>;
}

/** What a finding is made of before its rank and confidence are known. */
export interface Draft {
  title: string;
  explanation: string;
  component: Component;
  type: string;
  /** 0..1, comparable between drafts of one report. */
  score: number;
  /** Independent kinds of evidence behind it. */
  signals: number;
  since: number;
  affected: Finding['affected'];
  for: Finding['for'];
  against: Finding['against'];
  next: string[];
  templates: string[];
  evidence: Finding['evidence'];
  claims: readonly Claim[];
}
