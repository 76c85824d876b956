import type { InvestigationFacts } from '#db/queries/investigation-facts.ts';
import type { ResolutionStep } from '#lib/contracts/memory.ts';
import { matchStep } from '../patterns/match-step.ts';
import { rankFixes } from '../patterns/rank-fixes.ts';

export interface FixTally extends ResolutionStep {
  investigations: InvestigationFacts[];
}

/** What was done in these investigations and how often it worked, the best first; wordings of one fix count together. */
export function tallyFixes(list: readonly InvestigationFacts[]): FixTally[] {
  const names = [...new Set(list.flatMap((facts) => facts.entities.map(({ name }) => name)))];
  const fixes = new Map<string, FixTally>();
  for (const facts of [...list].reverse())
    for (const { action, outcome } of facts.resolutions) {
      if (action === null || outcome === 'partly') continue;
      const text = matchStep([...fixes.values()], action, names) ?? action;
      const fix = fixes.get(text) ?? { text, worked: 0, failed: 0, investigations: [] };
      fixes.set(text, fix);
      if (outcome === 'solved') fix.worked += 1;
      else fix.failed += 1;
      if (outcome === 'reopened' && fix.worked > 0) fix.worked -= 1;
      if (!fix.investigations.includes(facts)) fix.investigations.push(facts);
    }
  return rankFixes([...fixes.values()]) as FixTally[];
}
