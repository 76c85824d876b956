import type { z } from 'zod';
import { createConversation as insertConversation } from '#db/queries/conversations.ts';
import type { createConversationSchema } from '#lib/contracts/conversations.ts';
import type { Ctx } from '#lib/server/context.ts';

/** Opens an investigation before its first question. */
export async function createConversation(
  ctx: Ctx,
  input: z.output<typeof createConversationSchema>,
): Promise<{ id: string; createdAt: string }> {
  const { title = '', scope, visibility, metadata } = input;
  const { id, createdAt } = await insertConversation(ctx.db, {
    userId: ctx.user.id,
    title,
    visibility,
    metadata,
    ...scope,
  });
  return { id, createdAt: createdAt.toISOString() };
}
