import { readConversation } from '#db/queries/conversations.ts';
import type { SimilarIssue } from '#lib/contracts/memory.ts';
import { uuid } from '#lib/contracts/runs.ts';
import type { Ctx } from '#lib/server/context.ts';

/** Past investigations like this one; null when there is no such investigation. None are known before analyses are stored. */
export async function listSimilar(ctx: Ctx, id: string): Promise<SimilarIssue[] | null> {
  if (!uuid.safeParse(id).success) return null;
  const conversation = await readConversation(ctx.db, { conversationId: id, userId: ctx.user.id });
  return conversation ? [] : null;
}
