import { readConversationOwners } from '#db/queries/conversation-owners.ts';
import type { Ctx } from '#lib/server/context.ts';
import { messageShelves } from '../search/message-shelves.ts';

/** Where the built context of a conversation is kept for one person. */
export const contextKey = (userId: string, conversationId: string): string =>
  `conversation:${userId}:${conversationId}`;

/** Drops what is kept of a conversation's context, for everybody who takes part in it. Called on every write. */
export async function forgetContext(ctx: Ctx, { conversationId }: { conversationId: string }): Promise<void> {
  messageShelves.touch(ctx);
  ctx.meaning.wake();
  const people = await readConversationOwners(ctx.db, { conversationId });
  const everybody = new Set([...people, ctx.user.id]);
  await Promise.all([...everybody].map((userId) => ctx.cache.delete(contextKey(userId, conversationId))));
}
