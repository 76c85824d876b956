import type { Finding, Outcome } from '#lib/contracts/findings.ts';
import type { Parameters, Scope } from '#lib/contracts/parameters.ts';
import type { FingerprintTemplate } from '../recall/incident-fingerprint.ts';

/** What the logs of a run showed, as far as memory recognises it again. */
export interface SeenInLogs {
  /** Masked templates with their counts. */
  templates: SeenTemplate[];
  services: string[];
  exceptions: string[];
}

export interface SeenTemplate extends FingerprintTemplate {
  /** Milliseconds. */
  firstSeen?: number;
}

/** An analysis that came to its end, as the orchestrator hands it over. */
export interface FinishedAnalysis extends SeenInLogs {
  conversationId: string;
  runId: string | null;
  userId: string;
  queryText: string;
  parameters: Parameters;
  scope: Scope;
  traceIds: string[];
  findings: Finding[];
  outcome: Outcome | null;
  logSetIds?: string[];
  /** Hash of the content of the logs, when they were stored. */
  logContentHash?: string | null;
  engineVersion?: string | null;
  /** When it was made; left out: now. */
  at?: Date;
}
