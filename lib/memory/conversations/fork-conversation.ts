import { forkConversation as fork } from '#db/queries/fork-conversation.ts';
import type { Ctx } from '#lib/server/context.ts';
import { messageShelves } from '../search/message-shelves.ts';
import { needId, noConversation } from './need-conversation.ts';

/** A new investigation that begins as this one did, up to a message. */
export async function forkConversation(
  ctx: Ctx,
  input: { id: string; atMessageId: string; title?: string },
): Promise<{ id: string }> {
  const { id, atMessageId, title } = input;
  const made = await fork(ctx.db, {
    conversationId: needId(id),
    atMessageId: needId(atMessageId),
    userId: ctx.user.id,
    ...(title === undefined ? {} : { title }),
  });
  if (!made) throw noConversation();
  messageShelves.changed(ctx, [made.id]);
  return { id: made.id };
}
