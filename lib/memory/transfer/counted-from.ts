import { z } from 'zod';
import { patternCountsSchema } from '#lib/contracts/memory-file.ts';
import type { CountsBySource } from './pattern-counts.ts';

const entrySchema = z.object({ countedFrom: z.uuid(), counts: patternCountsSchema });

/** What other installations counted, as a pattern's provenance keeps it, and what else stands there. */
export function readCountedFrom(provenance: readonly unknown[]): {
  countedFrom: CountsBySource;
  rest: unknown[];
} {
  const countedFrom: CountsBySource = {};
  const rest: unknown[] = [];
  for (const entry of provenance) {
    const read = entrySchema.safeParse(entry);
    if (read.success) countedFrom[read.data.countedFrom] = read.data.counts;
    else rest.push(entry);
  }
  return { countedFrom, rest };
}
