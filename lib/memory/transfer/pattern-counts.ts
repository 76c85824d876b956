import type { PatternCounts } from '#lib/contracts/memory-file.ts';

/** What each installation counted, by its id. */
export type CountsBySource = Record<string, PatternCounts>;

export const noCounts: PatternCounts = { solved: 0, tried: 0, occurrences: 0, usage: 0, steps: [] };

function combine(a: PatternCounts, b: PatternCounts, by: (x: number, y: number) => number): PatternCounts {
  const steps = new Map(a.steps.map((step) => [step.text, { ...step }]));
  const inB = new Map(b.steps.map((step) => [step.text, step]));
  for (const { text } of b.steps) if (!steps.has(text)) steps.set(text, { text, worked: 0, failed: 0 });
  return {
    solved: by(a.solved, b.solved),
    tried: by(a.tried, b.tried),
    occurrences: by(a.occurrences, b.occurrences),
    usage: by(a.usage, b.usage),
    steps: [...steps.values()].map(({ text, worked, failed }) => ({
      text,
      worked: by(worked, inB.get(text)?.worked ?? 0),
      failed: by(failed, inB.get(text)?.failed ?? 0),
    })),
  };
}

export function sumCounts(parts: readonly PatternCounts[]): PatternCounts {
  const sum = parts.reduce((a, b) => combine(a, b, (x, y) => x + y), noCounts);
  // A return of the trouble takes a success back; two files of different age must not end above what was tried.
  return { ...sum, tried: Math.max(sum.tried, sum.solved) };
}

/** The counts by who counted them: a total, and what of it came from others. */
export function splitCounts(own: string, total: PatternCounts, others: CountsBySource): CountsBySource {
  const foreign = Object.entries(others).filter(([source]) => source !== own);
  const taken = sumCounts(foreign.map(([, counts]) => counts));
  return {
    ...Object.fromEntries(foreign),
    [own]: combine(total, taken, (x, y) => Math.max(0, x - y)),
  };
}

/** Both sides' knowledge of who counted what; each source counts once, however often its file comes. */
export function mergeCounts(here: CountsBySource, file: CountsBySource): CountsBySource {
  const merged = { ...here };
  for (const [source, counts] of Object.entries(file))
    merged[source] = combine(merged[source] ?? noCounts, counts, Math.max);
  return merged;
}
