import type { Ctx } from '#lib/server/context.ts';
import { archiveConversations } from './archive-conversations.ts';
import { noConversation } from './need-conversation.ts';

/** Puts an investigation away, or takes it out again; memory goes on using it. */
export async function archiveConversation(ctx: Ctx, input: { id: string; archived: boolean }): Promise<void> {
  const changed = await archiveConversations(ctx, { ids: [input.id], archived: input.archived });
  if (changed.length === 0) throw noConversation();
}
