import { readAnalysis } from '#db/queries/analyses.ts';
import { readConversation } from '#db/queries/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';
import { type RecordedOutcome, recordOutcome } from './record-outcome.ts';

/** When new logs of a solved investigation show the same error after its fix, the fix did not hold. */
export async function noticeReturn(
  ctx: Ctx,
  input: { userId: string; conversationId: string; analysisId: string },
): Promise<RecordedOutcome | null> {
  const { userId, conversationId, analysisId } = input;
  const conversation = await readConversation(ctx.db, { conversationId, userId });
  const analysis = await readAnalysis(ctx.db, { analysisId, userId });
  const fixedAt = conversation?.status === 'solved' ? conversation.resolvedAt : null;
  const began = analysis?.errorPattern ? analysis.incidentAt : null;
  if (!fixedAt || !began || began <= fixedAt) return null;
  return recordOutcome(ctx, { userId, conversationId, outcome: 'reopened', source: 'logs' });
}
