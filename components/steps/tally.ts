import type { StepPayload } from '#lib/contracts/steps.ts';

export type Change = StepPayload<'Compared Windows'>['changes'][number];

/** "3 new, 1 silent" */
export function tally(changes: Change[]): string {
  const byKind = Map.groupBy(changes, (change) => change.kind);
  return [...byKind].map(([kind, list]) => `${list.length} ${kind}`).join(', ');
}
