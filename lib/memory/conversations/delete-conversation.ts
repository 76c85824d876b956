import type { Ctx } from '#lib/server/context.ts';
import { deleteConversations } from './delete-conversations.ts';
import { noConversation } from './need-conversation.ts';

/** Deletes an investigation with its messages, runs, analyses and outcomes. Only its owner may. */
export async function deleteConversation(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const gone = await deleteConversations(ctx, { ids: [id] });
  if (gone.length === 0) throw noConversation();
}
