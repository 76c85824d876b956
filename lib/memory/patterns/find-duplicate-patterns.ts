import { type ErrorPattern, listPatterns } from '#db/queries/error-patterns.ts';
import type { DuplicatePatterns } from '#lib/contracts/memory.ts';
import type { Ctx } from '#lib/server/context.ts';
import { templateKey } from '../recall/facets.ts';

/** Patterns that are compared; the most recently seen. */
const MOST = 2_000;
/** Sample lines shared by more patterns than this tell none of them apart. */
const COMMON = 20;
/** Share of the smaller one's sample lines that both must have. */
const ALIKE = 0.6;

/** Patterns that look like one and the same, the surest first. Those that are `certain` may be merged unasked. */
export async function findDuplicatePatterns(ctx: Ctx, { limit = 50 } = {}): Promise<DuplicatePatterns[]> {
  const patterns = await listPatterns(ctx.db, { limit: MOST });
  const shared = new Map<string, { a: ErrorPattern; b: ErrorPattern; samples: number }>();
  const samples = new Map(patterns.map((pattern) => [pattern.id, samplesOf(pattern)]));
  const note = (a: ErrorPattern, b: ErrorPattern, count: number): void => {
    const [one, two] = a.id < b.id ? [a, b] : [b, a];
    const pair = shared.get(`${one.id} ${two.id}`) ?? { a: one, b: two, samples: 0 };
    pair.samples += count;
    shared.set(`${one.id} ${two.id}`, pair);
  };
  for (const group of grouped(patterns, (pattern) => [...(samples.get(pattern.id) ?? [])]))
    if (group.length <= COMMON) pairs(group, (a, b) => note(a, b, 1));
  for (const group of grouped(patterns, (pattern) => [spelling(pattern)]))
    pairs(group, (a, b) => note(a, b, 0));
  return [...shared.values()]
    .flatMap((pair) => judge(pair, samples))
    .sort(
      (a, b) => Number(b.certain) - Number(a.certain) || b.likeness - a.likeness || (a.key < b.key ? -1 : 1),
    )
    .slice(0, limit);
}

function judge(
  { a, b, samples: both }: { a: ErrorPattern; b: ErrorPattern; samples: number },
  samples: ReadonlyMap<string, Set<string>>,
): DuplicatePatterns[] {
  // A sample of one that the other refuses: somebody said that they are not the same.
  const [ofA, ofB] = [samples.get(a.id) ?? new Set<string>(), samples.get(b.id) ?? new Set<string>()];
  if (refuses(a, ofB) || refuses(b, ofA)) return [];
  const least = Math.min(ofA.size, ofB.size);
  const likeness = least === 0 ? 0 : both / least;
  const spelledAlike = spelling(a) === spelling(b);
  const same = a.domain === b.domain && likeness === 1 && both >= 2 && ofA.size === ofB.size;
  if (!spelledAlike && likeness < ALIKE) return [];
  // The better known one is kept.
  const [into, from] = a.occurrences >= b.occurrences ? [a, b] : [b, a];
  const why = spelledAlike
    ? 'Their keys are two spellings of one.'
    : `${both} of ${least} sample lines are the same.`;
  return [
    {
      key: from.patternKey,
      intoKey: into.patternKey,
      likeness: spelledAlike ? 1 : likeness,
      certain: spelledAlike || same,
      why,
    },
  ];
}

function refuses({ negativeSamples }: ErrorPattern, samples: ReadonlySet<string>): boolean {
  return negativeSamples.some((sample) => samples.has(templateKey(sample)));
}

function samplesOf({ positiveSamples }: ErrorPattern): Set<string> {
  return new Set(positiveSamples.map(templateKey).filter((key) => key !== ''));
}

/** `Payments:connection-refused` and `payments:CONNECTION_REFUSED` are one. */
function spelling({ domain, errorType }: ErrorPattern): string {
  const folded = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  return `${folded(domain)}:${folded(errorType)}`;
}

function grouped(
  patterns: readonly ErrorPattern[],
  keysOf: (pattern: ErrorPattern) => string[],
): ErrorPattern[][] {
  const groups = new Map<string, ErrorPattern[]>();
  for (const pattern of patterns)
    for (const key of keysOf(pattern)) {
      const group = groups.get(key);
      if (group) group.push(pattern);
      else groups.set(key, [pattern]);
    }
  return [...groups.values()];
}

function pairs(group: readonly ErrorPattern[], tell: (a: ErrorPattern, b: ErrorPattern) => void): void {
  for (const [i, a] of group.entries()) for (const b of group.slice(i + 1)) tell(a, b);
}
