import { setVisibility } from '#db/queries/conversations.ts';
import type { Visibility } from '#lib/contracts/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';
import { incidentShelves } from '../recall/incident-shelves.ts';
import { messageShelves } from '../search/message-shelves.ts';
import { needId, noConversation } from './need-conversation.ts';

/** Who sees an investigation: only its owner decides. */
export async function shareWithTeam(ctx: Ctx, input: { id: string; visibility: Visibility }): Promise<void> {
  const { id, visibility } = input;
  const changed = await setVisibility(ctx.db, {
    conversationId: needId(id),
    userId: ctx.user.id,
    visibility,
  });
  if (!changed) throw noConversation();
  incidentShelves.forget(ctx);
  messageShelves.forget(ctx);
}
