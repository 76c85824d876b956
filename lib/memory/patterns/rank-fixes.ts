import type { ResolutionStep } from '#lib/contracts/memory.ts';

/**
 * Fixes in the order to try them. The share that worked is drawn towards one half while little was tried, so
 * that one lucky success does not beat nine of ten; what only ever failed comes last, and stays in sight.
 */
export function rankFixes(steps: readonly ResolutionStep[]): ResolutionStep[] {
  return [...steps].sort((a, b) => promise(b) - promise(a) || b.worked - a.worked || a.failed - b.failed);
}

function promise({ worked, failed }: ResolutionStep): number {
  if (worked === 0 && failed > 0) return -failed;
  return (worked + 1) / (worked + failed + 2);
}
