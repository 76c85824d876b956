import { type Analysis, listAnalyses, readAnalysis } from '#db/queries/analyses.ts';
import { type ErrorPattern, editPattern, readPattern } from '#db/queries/error-patterns.ts';
import { listPatternKeys } from '#db/queries/pattern-keys.ts';
import { PersonError } from '#lib/contracts/errors.ts';
import type { Ctx } from '#lib/server/context.ts';
import { templateKey } from '../recall/facets.ts';
import { speaksAgainst, tellingLines } from './telling-lines.ts';

/** Other investigations of a pattern whose lines are taken for its own. */
const MOST_OTHERS = 50;
/** Lines that speak against a pattern; the oldest give way. */
const MOST_SAMPLES = 50;

export interface TellNotPatternInput {
  /** What was taken for the pattern. */
  analysisId: string;
  key: string;
  /** False takes it back. */
  isNot: boolean;
}

/**
 * A person says that what an analysis looked at is not a pattern: the line that tells best becomes a sample of
 * other trouble, and such lines are not taken for it again. Its own samples stay, so that it can be taken back.
 */
export async function tellNotPattern(ctx: Ctx, input: TellNotPatternInput): Promise<void> {
  const { analysisId, key, isNot } = input;
  const userId = ctx.user.id;
  const [analysis, pattern] = await Promise.all([
    readAnalysis(ctx.db, { analysisId, userId }),
    readPattern(ctx.db, { key }),
  ]);
  if (!analysis) throw new PersonError('not_found', 'This analysis does not exist any more.');
  if (!pattern) throw new PersonError('not_found', `There is no pattern ${key} any more.`);
  const lines = tellingLines(analysis);
  const had = pattern.negativeSamples;
  if (isNot === speaksAgainst(pattern, lines)) return;
  const save = (negativeSamples: string[]) =>
    editPattern(ctx.db, { key: pattern.patternKey, userId, edit: { negativeSamples } });
  if (!isNot) {
    const keys = new Set(lines.map(templateKey));
    await save(had.filter((sample) => !keys.has(templateKey(sample))));
    return;
  }
  const own = await ownLines(ctx, analysis, pattern);
  const sample = lines.find((line) => !own.has(templateKey(line))) ?? lines[0];
  if (sample === undefined)
    throw new PersonError(
      'bad_input',
      'No log line tells this trouble from the pattern. Attach the logs and ask again, or edit the pattern.',
    );
  await save([...had, sample].slice(-MOST_SAMPLES));
}

/** What the pattern is known by without this analysis, whose lines were counted among its samples as well. */
async function ownLines(ctx: Ctx, analysis: Analysis, pattern: ErrorPattern): Promise<Set<string>> {
  const here = new Set(tellingLines(analysis).map(templateKey));
  const others = await listAnalyses(ctx.db, {
    userId: ctx.user.id,
    notConversationId: analysis.conversationId,
    patternKeys: await listPatternKeys(ctx.db, { key: pattern.patternKey }),
    limit: MOST_OTHERS,
  });
  const seen = others.flatMap(({ fingerprint }) =>
    fingerprint.templates.map(({ text }) => templateKey(text)),
  );
  return new Set([...pattern.positiveSamples.map(templateKey).filter((key) => !here.has(key)), ...seen]);
}
