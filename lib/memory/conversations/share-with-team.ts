import { setVisibility } from '#db/queries/conversations.ts';
import type { Visibility } from '#lib/contracts/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';
import { vectorShelves } from '../embeddings/vector-shelves.ts';
import { incidentShelves } from '../recall/incident-shelves.ts';
import { messageShelves } from '../search/message-shelves.ts';
import { needId, noConversation } from './need-conversation.ts';

/** Who sees an investigation: only its owner decides. */
export async function shareWithTeam(ctx: Ctx, input: { id: string; visibility: Visibility }): Promise<void> {
  const conversationId = needId(input.id);
  const changed = await setVisibility(ctx.db, {
    conversationId,
    userId: ctx.user.id,
    visibility: input.visibility,
  });
  if (!changed) throw noConversation();
  for (const shelves of [incidentShelves, messageShelves, vectorShelves])
    shelves.changed(ctx, [conversationId]);
}
