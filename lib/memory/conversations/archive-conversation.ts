import { archiveConversations } from '#db/queries/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId, noConversation } from './need-conversation.ts';

/** Puts an investigation away, or takes it out again; memory goes on using it. */
export async function archiveConversation(ctx: Ctx, input: { id: string; archived: boolean }): Promise<void> {
  const { id, archived } = input;
  const changed = await archiveConversations(ctx.db, { ids: [needId(id)], userId: ctx.user.id, archived });
  if (changed.length === 0) throw noConversation();
}
