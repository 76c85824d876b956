import type { PatternRow } from '#lib/contracts/patterns.ts';

export const patternSorts = ['seen', 'count', 'success', 'name'] as const;
export type PatternSort = (typeof patternSorts)[number];

const compare: Record<PatternSort, (a: PatternRow, b: PatternRow) => number> = {
  seen: (a, b) => b.lastSeen.localeCompare(a.lastSeen),
  count: (a, b) => b.occurrences - a.occurrences,
  // Never tried says nothing about success: it comes last, not among the failures.
  success: (a, b) => (b.successRate ?? -1) - (a.successRate ?? -1) || b.tried - a.tried,
  name: (a, b) => a.key.localeCompare(b.key),
};

/** Patterns in which every word occurs, in their key, title, causes or steps, in the order asked for. */
export function orderPatterns(
  patterns: readonly PatternRow[],
  { search, domain, sort }: { search: string; domain: string | null; sort: PatternSort },
): PatternRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return patterns
    .filter((pattern) => {
      if (domain !== null && pattern.domain !== domain) return false;
      const { key, title, causes, steps } = pattern;
      const text = [key, key.replace(/[_:]/g, ' '), title, ...causes, ...steps.map((step) => step.text)]
        .join(' ')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => compare[sort](a, b) || compare.name(a, b));
}
