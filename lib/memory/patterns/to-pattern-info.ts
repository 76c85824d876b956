import type { ErrorPattern } from '#db/queries/error-patterns.ts';
import type { PatternInfo } from '#lib/contracts/memory.ts';
import { rankFixes } from './rank-fixes.ts';

/** A stored pattern as people and pages see it. */
export function toPatternInfo(pattern: ErrorPattern): PatternInfo {
  return {
    id: pattern.id,
    key: pattern.patternKey,
    domain: pattern.domain,
    errorType: pattern.errorType,
    causes: pattern.typicalCauses,
    steps: rankFixes(pattern.resolutionSteps),
    successRate: pattern.successRate,
    solved: pattern.solved,
    tried: pattern.tried,
    occurrences: pattern.occurrences,
    usageCount: pattern.usageCount,
    lastSeen: pattern.lastSeen.toISOString(),
  };
}
