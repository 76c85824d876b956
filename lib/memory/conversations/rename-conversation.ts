import { z } from 'zod';
import { updateConversation } from '#db/queries/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';
import { needId, noConversation } from './need-conversation.ts';

const title = z.string().trim().min(1, 'Give it a title.').max(200, 'Keep the title under 200 characters.');

export async function renameConversation(ctx: Ctx, input: { id: string; title: string }): Promise<void> {
  const changed = await updateConversation(ctx.db, {
    conversationId: needId(input.id),
    userId: ctx.user.id,
    change: { title: title.parse(input.title) },
  });
  if (!changed) throw noConversation();
}
