import { readPattern as query } from '#db/queries/error-patterns.ts';
import { listConversations } from '#db/queries/list-conversations.ts';
import { listPatternKeys } from '#db/queries/pattern-keys.ts';
import { listPatternResolutions } from '#db/queries/resolutions.ts';
import type { PatternDetail } from '#lib/contracts/memory.ts';
import type { Ctx } from '#lib/server/context.ts';
import { toOutcomeRecord } from './to-outcome-record.ts';
import { toPatternInfo } from './to-pattern-info.ts';

/** Outcomes and investigations shown with a pattern. */
const MOST = 50;

/** One pattern with the investigations and outcomes behind its figures, as far as the person may see them. */
export async function readPattern(ctx: Ctx, { key }: { key: string }): Promise<PatternDetail | null> {
  const pattern = await query(ctx.db, { key });
  if (!pattern) return null;
  const { patternKey } = pattern;
  const userId = ctx.user.id;
  const patternKeys = await listPatternKeys(ctx.db, { key: patternKey });
  const [outcomes, investigations] = await Promise.all([
    listPatternResolutions(ctx.db, { patternKeys, userId, limit: MOST }),
    listConversations(ctx.db, { userId, patternKeys, archived: 'both', limit: MOST }),
  ]);
  return {
    ...toPatternInfo(pattern),
    title: pattern.title,
    occurrences: pattern.occurrences,
    firstSeen: pattern.firstSeen.toISOString(),
    positiveSamples: pattern.positiveSamples,
    negativeSamples: pattern.negativeSamples,
    editedAt: pattern.editedAt?.toISOString() ?? null,
    outcomes: outcomes.map(toOutcomeRecord),
    investigations: investigations.map(({ id, title, status, createdAt }) => ({
      id,
      title,
      status,
      at: createdAt.toISOString(),
    })),
  };
}
