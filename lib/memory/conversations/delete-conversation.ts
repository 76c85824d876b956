import { deleteConversations } from '#db/queries/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';
import { forgetContext } from '../context/context-cache.ts';
import { incidentShelves } from '../recall/incident-shelves.ts';
import { messageShelves } from '../search/message-shelves.ts';
import { needId, noConversation } from './need-conversation.ts';

/** Deletes an investigation with its messages, runs, analyses and outcomes. Only its owner may. */
export async function deleteConversation(ctx: Ctx, input: { id: string }): Promise<void> {
  const conversationId = needId(input.id);
  await forgetContext(ctx, { conversationId });
  const gone = await deleteConversations(ctx.db, { ids: [conversationId], userId: ctx.user.id });
  if (gone.length === 0) throw noConversation();
  incidentShelves.forget(ctx);
  messageShelves.forget(ctx);
}
