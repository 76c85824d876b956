import type { RunStep } from '#db/queries/run-steps.ts';
import type { StoredRunEvent } from '#lib/contracts/conversations.ts';
import type { RunStatus } from '#lib/contracts/runs.ts';
import type { FinishedStep, StepName } from '#lib/contracts/steps.ts';

/** What is stored under `ended`. */
export interface Ending {
  status: Exclude<RunStatus, 'running'>;
  sentence?: string;
}

/** A stored row as the event that followers receive. Only this application writes such rows. */
export function toRunEvent(row: RunStep): StoredRunEvent {
  const at = row.at.toISOString();
  switch (row.kind) {
    case 'started':
      return { type: 'started', seq: row.seq, at, name: row.name as StepName };
    case 'step':
      return {
        type: 'step',
        seq: row.seq,
        at,
        durationMs: row.durationMs ?? 0,
        step: { name: row.name, payload: row.payload } as FinishedStep,
      };
    case 'ended':
      return { type: 'ended', seq: row.seq, at, ...(row.payload as Ending) };
    default:
      return row.kind satisfies never;
  }
}
