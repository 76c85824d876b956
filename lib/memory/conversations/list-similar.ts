import { listAnalyses } from '#db/queries/analyses.ts';
import { readConversation } from '#db/queries/conversations.ts';
import { readMessages, readPlaces } from '#db/queries/messages.ts';
import { branchOf } from '#lib/contracts/branches.ts';
import type { SimilarIssue } from '#lib/contracts/memory.ts';
import { parametersSchema } from '#lib/contracts/parameters.ts';
import { uuid } from '#lib/contracts/runs.ts';
import type { Ctx } from '#lib/server/context.ts';
import { findSimilarIssues, rankIssues } from '../recall/find-similar-issues.ts';
import { toFingerprint } from '../recall/incident-shelves.ts';

/** How many are shown for an investigation. */
const MOST = 10;

/** Past investigations like this one; null when there is no such investigation. */
export async function listSimilar(ctx: Ctx, id: string): Promise<SimilarIssue[] | null> {
  if (!uuid.safeParse(id).success) return null;
  const userId = ctx.user.id;
  const conversation = await readConversation(ctx.db, { conversationId: id, userId });
  if (!conversation) return null;
  const [analysis] = await listAnalyses(ctx.db, { userId, conversationId: id, limit: 1 });
  if (analysis) {
    const signs = { ...toFingerprint(analysis), words: analysis.fingerprint.words };
    const { title, suspects, templates, exceptions, services, errorCodes, words, at } = signs;
    const { issues } = await rankIssues(ctx, {
      userId,
      conversationId: id,
      title,
      signs: { suspects, templates, exceptions, services, errorCodes, words },
      at,
      // What this investigation's logs showed when they were last looked at.
      today: templates.length > 0 ? templates : null,
      limit: MOST,
      timeZone: 'UTC',
    });
    return issues;
  }
  const [first] = branchOf(await readPlaces(ctx.db, { conversationId: id }));
  const [question] = await readMessages(ctx.db, { ids: first ? [first.id] : [] });
  const queryText = question?.content ?? conversation.title;
  const parameters = parametersSchema.parse({});
  const asked = { userId, conversationId: id, queryText, parameters, limit: MOST };
  return (await findSimilarIssues(ctx, asked)).issues;
}
