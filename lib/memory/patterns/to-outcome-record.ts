import type { Resolution } from '#db/queries/resolutions.ts';
import type { OutcomeRecord } from '#lib/contracts/memory.ts';

export function toOutcomeRecord(row: Resolution): OutcomeRecord {
  const { id, conversationId, outcome, source, action, note, knowledge, focus, resolutionSeconds } = row;
  const at = row.createdAt.toISOString();
  return {
    id,
    conversationId,
    outcome,
    source,
    action,
    note,
    knowledge,
    focus,
    resolutionSeconds,
    at,
  };
}
