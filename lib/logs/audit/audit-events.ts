import type { AuditItem } from '#lib/contracts/findings.ts';
import type { Events } from '../events.ts';
import type { ReadProblem } from '../read/stream-types.ts';

export interface AuditInput {
  window: Events;
  baselines?: readonly Events[];
  /** What went wrong while the files were fetched and unpacked. */
  problems?: readonly ReadProblem[];
}

/** What is wrong with the logs themselves, before anything is concluded from them; the worst first. */
export function auditEvents({ problems = [] }: AuditInput): AuditItem[] {
  return problems.map((problem) => ({
    kind: problem.code,
    severity: problem.code === 'empty' ? ('note' as const) : ('problem' as const),
    sentence: problem.message,
    file: problem.file,
  }));
}
