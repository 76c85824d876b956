import type { Evidence } from '#lib/contracts/evidence.ts';
import type { Table } from '#lib/contracts/findings.ts';
import type { Claim } from '../verify/claims.ts';

/** An answer to a question that asks for lines or numbers rather than for a cause. */
export interface LinesAnswer {
  /** Plain Markdown with [E…] marks. */
  text: string;
  tables: Table[];
  evidence: Evidence[];
  claims: Claim[];
  /** Lines that fit the question. */
  matched: number;
}
