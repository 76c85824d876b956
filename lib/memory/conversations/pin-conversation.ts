import { updateConversation } from '#db/queries/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId, noConversation } from './need-conversation.ts';

/** A pinned investigation stands first in lists and is never cleaned up. */
export async function pinConversation(ctx: Ctx, input: { id: string; pinned: boolean }): Promise<void> {
  const { id, pinned } = input;
  const changed = await updateConversation(ctx.db, {
    conversationId: needId(id),
    userId: ctx.user.id,
    change: { pinned },
  });
  if (!changed) throw noConversation();
}
