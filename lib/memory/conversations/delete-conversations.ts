import { deleteConversations as remove } from '#db/queries/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';
import { forgetContext } from '../context/context-cache.ts';
import { incidentShelves } from '../recall/incident-shelves.ts';
import { messageShelves } from '../search/message-shelves.ts';
import { needId } from './need-conversation.ts';

/** Deletes those of several investigations that the person owns, with all that belongs to them; answers which. */
export async function deleteConversations(ctx: Ctx, input: { ids: string[] }): Promise<string[]> {
  const ids = input.ids.map(needId);
  for (const conversationId of ids) await forgetContext(ctx, { conversationId });
  const gone = await remove(ctx.db, { ids, userId: ctx.user.id });
  if (gone.length > 0) {
    incidentShelves.prune(ctx);
    messageShelves.prune(ctx);
  }
  return gone;
}
