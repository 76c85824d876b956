import { readPattern } from '#db/queries/error-patterns.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { LineTest, TestedLine } from '#lib/contracts/patterns.ts';
import { fragmentsOf, matchesFragments } from '#lib/logs/verify/matches-fragments.ts';
import type { Ctx } from '#lib/server/context.ts';

/** A person pastes some lines; a log has its own way in. */
const MOST_LINES = 1_000;
const MOST_CHARS = 4_000;

/** Holds lines against the samples of a pattern, as a look-up does with the logs at hand. */
export async function testLines(ctx: Ctx, { key, text }: { key: string; text: string }): Promise<LineTest> {
  const pattern = await readPattern(ctx.db, { key });
  if (!pattern) throw new PersonError('not_found', `There is no pattern ${key}.`);
  return judgeLines(text, pattern);
}

interface Samples {
  positiveSamples: string[];
  negativeSamples: string[];
}

export function judgeLines(text: string, { positiveSamples, negativeSamples }: Samples): LineTest {
  const given = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  // A sample without words fits everything and says nothing.
  const telling = (samples: string[]) =>
    samples
      .map((sample) => ({ sample, fragments: fragmentsOf(sample) }))
      .filter(({ fragments }) => fragments.length > 0);
  const [own, foreign] = [telling(positiveSamples), telling(negativeSamples)];
  const lines = given.slice(0, MOST_LINES).map((line, at): TestedLine => {
    const number = at + 1;
    const cut = line.slice(0, MOST_CHARS);
    const against = foreign.find(({ fragments }) => matchesFragments(cut, fragments));
    if (against) return { number, line: cut, fits: { side: 'against', sample: against.sample } };
    const fit = own.find(({ fragments }) => matchesFragments(cut, fragments));
    return { number, line: cut, fits: fit ? { side: 'for', sample: fit.sample } : null };
  });
  const hit = new Set(lines.flatMap(({ fits }) => (fits?.side === 'for' ? [fits.sample] : [])));
  const refused = lines.find(({ fits }) => fits?.side === 'against')?.fits?.sample;
  const taken = refused === undefined && hit.size > 0 && hit.size * 2 >= own.length;
  return {
    taken,
    sentence: say({ own: own.length, hit: hit.size, refused, taken }),
    lines,
    looked: lines.length,
    given: given.length,
  };
}

function say(found: { own: number; hit: number; refused: string | undefined; taken: boolean }): string {
  const { own, hit, refused, taken } = found;
  if (own === 0) return 'This pattern has no sample lines yet: add some to recognise it by.';
  const share = `${hit} of its ${own} sample ${own === 1 ? 'line occurs' : 'lines occur'} here`;
  if (refused !== undefined) return `Not taken for this pattern: a line fits a sample of another trouble.`;
  if (taken) return `Taken for this pattern: ${share}.`;
  return hit === 0
    ? 'Not taken for this pattern: none of its sample lines occurs here.'
    : `Not taken for this pattern: only ${share}; half of them are needed.`;
}
